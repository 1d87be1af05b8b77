from collections.abc import Iterable

import numpy as np
import pytest

from emolens.batch import file_reader as reader
from emolens.batch.file_reader import BatchItem, FileReader
from emolens.batch.job import BatchJob
from emolens.batch.neutral_faces import NeutralFaces
from emolens.batch.progress import ProgressMeter
from emolens.errors import SourceError
from emolens.messages import Message
from emolens.readings import Frame, Image
from emolens.tracking.neutral_baseline import NeutralBaseline
from tests.fakes import EXPRESSIONS, HAPPY, FakeClassifier, FakeSource, make_frame


class CountedSource(FakeSource):
    frames = 3
    interval = 0.5


class FinishNoter(ProgressMeter):
    """Notes how often a file was finished."""

    def __init__(self) -> None:
        super().__init__(lambda _: None, pause=0.0)
        self.finished: list[int] = []

    def finish(self, file: int) -> None:
        self.finished.append(file)


@pytest.fixture
def progress() -> FinishNoter:
    return FinishNoter()


def file_reader(progress: FinishNoter) -> FileReader:
    return FileReader(BatchJob([]), FakeClassifier(), progress)


def read(
    progress: FinishNoter,
    monkeypatch: pytest.MonkeyPatch,
    items: Iterable[Frame | Exception],
    still: bool = False,
) -> tuple[FakeSource, list[BatchItem]]:
    source = CountedSource(items, still=still)
    monkeypatch.setattr(reader, "open_file", lambda _: source)
    return source, list(file_reader(progress).read((7, "a file")))


def test_every_frame_is_an_item(progress: FinishNoter, monkeypatch: pytest.MonkeyPatch) -> None:
    source, items = read(progress, monkeypatch, [make_frame(0), make_frame(1, 0.5)])
    assert [(item.source, len(item.rows)) for item in items] == 2 * [("a file", 1)]
    assert not any(item.remark or item.error for item in items)
    assert source.closed.is_set()
    assert progress.finished == [7]


def test_the_error_of_a_source_comes_after_its_frames(
    progress: FinishNoter, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = SourceError("It was lost.")
    source, items = read(progress, monkeypatch, [make_frame(0), error])
    assert items[1:] == [BatchItem("a file", error=error)]
    assert source.closed.is_set()
    assert progress.finished == [7]


def test_what_is_remarkable_of_a_picture_is_told(
    progress: FinishNoter, astronaut: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = Frame(astronaut, 0, 0.0, 0.0, Message("It was read reduced."))
    _, (item,) = read(progress, monkeypatch, [frame], still=True)
    assert str(item.remark) == "a file: It was read reduced."
    (row,) = item.rows
    assert row.reading is not None
    assert row.reading.expression == "happy"


def test_a_picture_without_a_face_is_told(
    progress: FinishNoter, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, items = read(progress, monkeypatch, [make_frame(image=np.zeros((9, 9, 3), np.uint8))], True)
    (remark,) = [item.remark for item in items if item.remark is not None]
    assert str(remark) == "a file shows no face that could be found."


def test_a_reader_that_is_stopped_lets_go_of_its_file(
    progress: FinishNoter, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = CountedSource([make_frame(0), make_frame(1)])
    monkeypatch.setattr(reader, "open_file", lambda _: source)
    items = file_reader(progress).read((7, "a file"))
    next(items)
    items.close()
    assert source.closed.is_set()


def test_the_neutral_baseline_of_a_track_corrects_what_is_read_of_it(
    progress: FinishNoter, astronaut: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = [Frame(astronaut, number, number / 10, 0.0) for number in range(6)]
    monkeypatch.setattr(reader, "open_file", lambda _: CountedSource(frames))
    model = FakeClassifier()
    rest = NeutralBaseline(EXPRESSIONS, np.array(HAPPY))
    neutral = NeutralFaces(others={1: rest})
    corrected = FileReader(BatchJob([], neutral=neutral), model, progress)
    readings = [row.reading for item in corrected.read((0, "a file")) for row in item.rows]
    assert readings[-1] is not None
    assert readings[-1].corrected is not None
    assert readings[-1].expression == "neutral"


def rows_with(
    threads: int, frames: Iterable[Frame | Exception], monkeypatch: pytest.MonkeyPatch
) -> list[BatchItem]:
    source = CountedSource(frames)
    monkeypatch.setattr(reader, "open_file", lambda _: source)
    progress = ProgressMeter(lambda _: None, pause=0.0)
    made = FileReader(BatchJob([]), FakeClassifier(), progress, threads=threads)
    items = list(made.read((0, "a file")))
    assert source.closed.is_set()
    return items


def test_several_threads_read_the_same_of_a_video_as_one(
    astronaut: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The face moves, is away for some frames, and the file is damaged at its end."""
    images = [np.roll(astronaut, 6 * number, axis=1) for number in range(12)]
    images[5:7] = [np.zeros_like(astronaut)] * 2
    frames = [Frame(image, number, number / 10, 0.0) for number, image in enumerate(images)]
    damaged: list[Frame | Exception] = [*frames, SourceError("The rest is damaged.")]
    one, three = (rows_with(threads, damaged, monkeypatch) for threads in (1, 3))
    assert [item.rows for item in three] == [item.rows for item in one]
    assert [row.reading is not None for item in one for row in item.rows].count(True) >= 5
    assert one[-1].error is three[-1].error is damaged[-1]


def test_a_video_read_on_several_threads_can_be_left(
    astronaut: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = CountedSource([Frame(astronaut, number, number / 10, 0.0) for number in range(30)])
    monkeypatch.setattr(reader, "open_file", lambda _: source)
    progress = ProgressMeter(lambda _: None, pause=0.0)
    items = FileReader(BatchJob([]), FakeClassifier(), progress, threads=2).read((0, "v"))
    next(items)
    items.close()
    assert source.closed.is_set()
