import os
from pathlib import Path

import pytest

from emolens.atomic_write import atomic_write, atomic_write_text, keep_for_user


@pytest.mark.parametrize("write", [atomic_write_text, keep_for_user])
def test_the_folder_is_made_and_nothing_lies_beside(tmp_path: Path, write: object) -> None:
    assert callable(write)
    file = tmp_path / "new" / "folder" / "file.json"
    write(file, "Grüße")
    write(file, "again")
    assert file.read_text("utf-8") == "again"
    assert list(file.parent.iterdir()) == [file]


def test_what_fails_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    atomic_write_text(file, "old")

    def full(_: Path, __: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        atomic_write_text(file, "new")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_what_is_interrupted_leaves_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("old")

    def interrupted() -> None:
        with atomic_write(file) as part:
            part.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_it_is_on_the_drive_before_it_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, steps = tmp_path / "file", list[str]()
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(handle: int) -> None:
        steps.append("fsync")
        fsync(handle)

    def noted_replace(part: Path, target: Path) -> None:
        steps.append("replace")
        replace(part, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    atomic_write_text(file, "new")
    assert steps == ["fsync", "replace"]


def test_formats_are_told_by_the_suffix(tmp_path: Path) -> None:
    with atomic_write(tmp_path / "model.keras") as part:
        assert part.suffix == ".keras"


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_a_new_file_has_the_usual_permissions_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    usual, new, old, own = (tmp_path / name for name in ("usual", "new", "old", "own"))
    for file, mode in ((usual, None), (old, 0o640)):
        file.touch()
        if mode:
            file.chmod(mode)
    atomic_write_text(new, "")
    atomic_write_text(old, "")
    keep_for_user(own, "")
    modes = [file.stat().st_mode & 0o777 for file in (new, old, own)]
    assert modes == [usual.stat().st_mode & 0o777, 0o640, 0o600]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_what_a_link_points_to_is_replaced(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    link.symlink_to(file)
    atomic_write_text(link, "new")
    assert link.is_symlink()
    assert file.read_text() == "new"


def test_without_a_home_nothing_is_kept() -> None:
    with pytest.raises(OSError, match="there is no folder for it"):
        keep_for_user(Path("relative.json"), "")
