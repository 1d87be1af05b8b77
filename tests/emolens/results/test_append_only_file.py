import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from emolens.results import append_only_file
from emolens.results.append_only_file import AppendOnlyFile
from emolens.results.errors import ResultError


@contextmanager
def little_room() -> Iterator[None]:
    """Let no file grow beyond ten bytes, as on a full disk; briefly, for pytest writes too."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_entries_are_in_the_file_at_once(tmp_path: Path) -> None:
    file = AppendOnlyFile(tmp_path / "a.csv")
    file.add("one\r\n")
    assert (tmp_path / "a.csv").read_bytes() == b"one\r\n"
    file.add("zwölf\n")
    file.check()
    file.close()
    assert (tmp_path / "a.csv").read_text("utf-8") == "one\nzwölf\n"


def test_an_entry_without_room_is_taken_back(tmp_path: Path) -> None:
    file = AppendOnlyFile(tmp_path / "a.csv")
    file.add("1,2,3\n")
    told = r"a\.csv cannot be written any further \(.+\); what it"
    with little_room(), pytest.raises(ResultError, match=told):
        file.add("4,5,6,7\n")
    file.close()
    assert (tmp_path / "a.csv").read_text() == "1,2,3\n"


def test_a_device_without_room_is_told() -> None:
    file = AppendOnlyFile(Path("/dev/full"))
    with pytest.raises(ResultError, match="No space left"):
        file.add("one\n")
    file.close()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResultError, match=r"cannot be used .*; choose another"):
        AppendOnlyFile(tmp_path / "none" / "a.csv")
    with pytest.raises(ResultError, match=r"cannot be written .*; choose another folder"):
        AppendOnlyFile(tmp_path)


def test_a_file_that_was_removed_is_told(tmp_path: Path) -> None:
    file = AppendOnlyFile(tmp_path / "a.csv")
    (tmp_path / "a.csv").unlink()
    with pytest.raises(ResultError, match="was removed while it was written"):
        file.check()
    file.close()


def test_the_last_of_the_room_is_left_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = AppendOnlyFile(tmp_path / "a.csv")
    monkeypatch.setattr(append_only_file, "LEAST_FREE", 1 << 62)
    with pytest.raises(ResultError, match="all but full; make room"):
        file.check()
    file.close()
    with pytest.raises(ResultError, match="all but full; make room"):
        AppendOnlyFile(tmp_path / "b.csv")


def test_of_a_small_drive_most_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drive = SimpleNamespace(total=64 << 20, free=7 << 20)
    monkeypatch.setattr("shutil.disk_usage", lambda _: drive)
    file = AppendOnlyFile(tmp_path / "a.csv")
    file.add("one\n")
    file.check()
    drive.free = 6 << 20
    with pytest.raises(ResultError, match="all but full; make room"):
        file.check()
    file.close()
    assert (tmp_path / "a.csv").read_text("utf-8") == "one\n"


def test_a_name_that_is_not_utf_8_leaves_the_file_readable(tmp_path: Path) -> None:
    file = AppendOnlyFile(tmp_path / "a.csv")
    file.add("b\udcff.mp4\n")
    file.close()
    assert (tmp_path / "a.csv").read_text("utf-8") == "b\\udcff.mp4\n"
