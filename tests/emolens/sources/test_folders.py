import os
from pathlib import Path

import pytest

from emolens.errors import SourceError
from emolens.sources.folders import files_in, files_named, has_files_below


def test_a_folder_lists_its_pictures_and_videos_by_name(tmp_path: Path) -> None:
    for name in ("b.PNG", "a.mp4", "c.jpeg", "notes.txt", ".hidden.jpg", "model.onnx"):
        (tmp_path / name).touch()
    (tmp_path / "folder.jpg").mkdir()
    assert [path.name for path in files_in(tmp_path)] == ["a.mp4", "b.PNG", "c.jpeg"]


def test_a_folder_without_pictures_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    with pytest.raises(SourceError, match="holds no pictures and no videos"):
        files_in(tmp_path)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be listed"):
        files_in(tmp_path / "gone")


def test_numbers_in_names_count_as_people_count(tmp_path: Path) -> None:
    for name in ("face10.png", "Face2.png", "face1.png", "a.png", "10.png", "9.png"):
        (tmp_path / name).touch()
    names = [path.name for path in files_in(tmp_path)]
    assert names == ["9.png", "10.png", "a.png", "face1.png", "Face2.png", "face10.png"]


def tree(folder: Path) -> Path:
    for name in ("a.png", "s2/b.png", "s10/c.mp4", "s2/deep/d.jpg", ".hidden/e.png", "s2/no.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def test_folders_below_are_read_when_that_is_wanted(tmp_path: Path) -> None:
    named = files_named(str(tree(tmp_path)), below=True)
    wanted = ["a.png", "s2/b.png", "s2/deep/d.jpg", "s10/c.mp4"]
    assert named == [os.path.join(tmp_path, *name.split("/")) for name in wanted]  # noqa: PTH118
    assert files_named(str(tmp_path)) == named[:1]


def test_files_in_folders_below_are_known_of(tmp_path: Path) -> None:
    assert has_files_below(tree(tmp_path))
    assert not has_files_below(tmp_path / "s10")
    assert not has_files_below(tmp_path / "gone")


def test_a_folder_with_files_below_only_says_so(tmp_path: Path) -> None:
    (tree(tmp_path) / "a.png").unlink()
    with pytest.raises(SourceError, match=r"in folders below only; .* with --recursive"):
        files_in(tmp_path)
    assert len(files_named(str(tmp_path), below=True)) == 3


def test_a_folder_that_leads_back_into_itself_is_read_once(tmp_path: Path) -> None:
    tree(tmp_path)
    (tmp_path / "s10" / "back").symlink_to(tmp_path, target_is_directory=True)
    assert len(files_named(str(tmp_path), below=True)) == 4
