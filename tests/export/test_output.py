from __future__ import annotations

from pathlib import Path

import pytest

from export.errors import ExportError
from export.output import reserved


def test_nothing_is_seen_until_it_is_whole(tmp_path: Path) -> None:
    output = tmp_path / "new" / "model.onnx"
    with reserved(output) as write:
        write(b"all of it")
        assert not output.exists()
    assert output.read_bytes() == b"all of it"
    assert list(output.parent.iterdir()) == [output]


def test_the_old_file_stays_where_the_new_one_fails(tmp_path: Path) -> None:
    output = tmp_path / "model.onnx"
    output.write_bytes(b"old")

    def interrupted() -> None:
        with reserved(output) as write:
            write(b"half of it")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert output.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [output]


def test_a_place_that_cannot_be_written_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(ExportError, match=r"model\.onnx cannot be written \(.*give another -o\."),
        reserved(tmp_path / "file" / "model.onnx"),
    ):
        pytest.fail("was not heard before the work")


def test_a_folder_is_no_model_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is a folder"), reserved(tmp_path):
        pytest.fail("was not heard before the work")


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def full(_: Path, __: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, step, full)
    with (
        pytest.raises(ExportError, match=r"cannot be written \(No space left on device\)"),
        reserved(tmp_path / "model.onnx") as write,
    ):
        write(b"all of it")
    assert not list(tmp_path.iterdir())
