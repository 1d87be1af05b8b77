from collections.abc import Iterable

import numpy as np
import pytest

from emolens.batch import file_reader as reader
from emolens.batch.file_reader import Note, Reader
from emolens.batch.progress import Progress
from emolens.errors import SourceError
from emolens.readings import Frame, Image
from tests.fakes import FakeClassifier, FakeSource, make_frame
from tests.results import make_row


class CountedSource(FakeSource):
    frames = 3


class FinishNoter(Progress):
    """Notes how often a file was finished."""

    def __init__(self) -> None:
        super().__init__(lambda _: None, pause=0.0)
        self.finished: list[int] = []

    def finish(self, file: int) -> None:
        self.finished.append(file)


@pytest.fixture
def progress() -> FinishNoter:
    return FinishNoter()


def read(
    progress: Progress,
    monkeypatch: pytest.MonkeyPatch,
    items: Iterable[Frame | Exception],
    still: bool = False,
) -> tuple[FakeSource, list[Note]]:
    source = CountedSource(items, still=still)
    monkeypatch.setattr(reader, "open_file", lambda _: source)
    return source, list(Reader(FakeClassifier(), progress).notes((7, "a file")))


def test_every_frame_has_a_note(progress: FinishNoter, monkeypatch: pytest.MonkeyPatch) -> None:
    source, notes = read(progress, monkeypatch, [make_frame(0), make_frame(1, 0.5)])
    assert [len(note.rows) for note in notes] == [1, 1]
    assert not any(note.remark or note.failed for note in notes)
    assert source.closed.is_set()
    assert progress.finished == [7]


def test_a_source_that_fails_is_noted_after_its_frames(
    progress: FinishNoter, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, notes = read(progress, monkeypatch, [make_frame(0), SourceError("It was lost.")])
    assert notes[1:] == [Note(remark="It was lost.", failed=True)]
    assert source.closed.is_set()
    assert progress.finished == [7]


def test_what_is_remarkable_of_a_picture_is_told(
    progress: FinishNoter, astronaut: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = Frame(astronaut, 0, 0.0, 0.0, "It was read reduced.")
    _, (note,) = read(progress, monkeypatch, [frame], still=True)
    assert note.remark == "a file: It was read reduced."
    (row,) = note.rows
    assert row.reading is not None
    assert row.reading.expression == "happy"


def test_a_picture_without_a_face_is_told(
    progress: FinishNoter, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, notes = read(progress, monkeypatch, [make_frame(image=np.zeros((9, 9, 3), np.uint8))], True)
    assert [note.remark for note in notes] == ["", "a file shows no face that could be found."]


def test_a_reader_that_is_stopped_lets_go_of_its_file(
    progress: FinishNoter, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = CountedSource([make_frame(0), make_frame(1)])
    monkeypatch.setattr(reader, "open_file", lambda _: source)
    notes = Reader(FakeClassifier(), progress).notes((7, "a file"))
    next(notes)
    notes.close()
    assert source.closed.is_set()


def test_notes_weigh_what_they_say() -> None:
    assert len(Note()) == 0
    assert 1000 < len(Note(rows=(make_row(),), remark="d")) < 10_000
