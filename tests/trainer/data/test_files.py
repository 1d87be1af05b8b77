import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.data.files import open_files, read_file
from trainer.errors import DatasetError


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "faces"
    for name in ("train/sad/a.png", "train/.DS_Store", "__MACOSX/train/sad/._a.png", "Thumbs.db"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"data")
    (root / "train" / "happy").mkdir()
    return root


def test_lists_files_and_folders_without_clutter(tree: Path) -> None:
    with open_files(tree) as files:
        assert files.names == ("train/sad/a.png",)
        assert files.folders == ("train", "train/happy", "train/sad")
        assert read_file(files, "train/sad/a.png") == b"data"
        assert read_file(files, "train/sad/gone.png") == b""


def test_a_zip_is_like_the_folder_in_it(tree: Path) -> None:
    with zipfile.ZipFile(tree.with_suffix(".zip"), "w") as archive:
        for path in sorted(tree.rglob("*")):
            archive.write(path, path.relative_to(tree).as_posix())
    with open_files(tree) as folder, open_files(tree.with_suffix(".zip")) as packed:
        assert (packed.names, packed.folders) == (folder.names, folder.folders)
        assert read_file(packed, packed.names[0]) == b"data"


def test_reads_zips_with_backslashes(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("train\\sad\\a.png"), b"data")
    with open_files(tmp_path / "a.zip") as files:
        assert files.names == ("train/sad/a.png",)
        assert files.folders == ("train", "train/sad")
        assert read_file(files, files.names[0]) == b"data"


def test_follows_links_but_not_in_circles(tree: Path) -> None:
    (tree / "train" / "angry").symlink_to(tree / "train" / "sad")
    (tree / "train" / "sad" / "up").symlink_to(tree)
    with open_files(tree) as files:
        assert "train/angry/a.png" in files.names
        assert not any("up" in name for name in files.names)


def test_a_file_that_may_not_be_read_counts_as_damaged(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no")

    with open_files(tree) as files:
        monkeypatch.setattr(Path, "open", refuse)
        assert read_file(files, "train/sad/a.png") == b""


def test_refuses_an_encrypted_zip(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.png", b"data")
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag in the central directory
    path.write_bytes(data)
    with pytest.raises(DatasetError, match="is encrypted"), open_files(path):
        pass


def test_refuses_what_is_not_there(tmp_path: Path) -> None:
    with (
        pytest.raises(DatasetError, match=r"gone\.zip does not exist"),
        open_files(tmp_path / "gone.zip"),
    ):
        pass


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_damaged_zip_is_refused_or_read_in_part(
    tmp_path_factory: pytest.TempPathFactory, place: int, value: int
) -> None:
    path = tmp_path_factory.mktemp("zip") / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"train/sad/{number}.png", bytes(range(number, 200)))
    data = bytearray(path.read_bytes())
    data[place % len(data)] = value
    path.write_bytes(data)
    with suppress(DatasetError), open_files(path) as files:
        assert all(isinstance(read_file(files, name), bytes) for name in files.names)
