from pathlib import Path

import cv2
import pytest

from emolens.batch.file_reader import Note, Reader
from emolens.batch.files import notes_of
from emolens.batch.progress import Progress, Standing
from emolens.readings import Image
from tests.fakes import FakeClassifier


@pytest.fixture
def folder(tmp_path: Path, astronaut: Image) -> Path:
    for name in ("b.png", "a.png"):
        assert cv2.imwrite(str(tmp_path / name), astronaut)
    return tmp_path


def read(*paths: Path | str, told: list[Standing] | None = None) -> list[Note]:
    progress = Progress([].append if told is None else told.append, pause=0.0)
    return list(notes_of([str(path) for path in paths], Reader(FakeClassifier(), progress), 2))


def test_what_is_in_a_folder_comes_by_name(folder: Path) -> None:
    told: list[Standing] = []
    notes = read(folder, folder / "b.png", told=told)
    sources = [row.source for note in notes for row in note.rows]
    assert sources == [str(folder / name) for name in ("a.png", "b.png", "b.png")]
    assert (told[-1].done, told[-1].files, told[-1].share) == (3, 3, 1.0)


def test_a_folder_that_holds_nothing_is_told_and_the_rest_is_read(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "none").mkdir()
    first, *rest = read(tmp_path / "none", folder / "a.png", "")
    assert first.failed
    assert "holds no pictures" in first.remark
    assert [len(note.rows) for note in rest] == [1, 0]
    assert rest[-1].failed
