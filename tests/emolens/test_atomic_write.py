from pathlib import Path

import pytest

from emolens.atomic_write import write_whole


def test_the_folder_is_made_and_nothing_lies_beside(tmp_path: Path) -> None:
    file = tmp_path / "new" / "folder" / "file.json"
    write_whole(file, "Grüße")
    write_whole(file, "again")
    assert file.read_text("utf-8") == "again"
    assert list(file.parent.iterdir()) == [file]


def test_what_fails_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    write_whole(file, "old")

    def full(_: Path, __: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, "new")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]
