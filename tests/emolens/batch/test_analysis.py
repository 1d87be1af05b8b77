import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from emolens.batch.analysis import BatchAnalysis
from emolens.batch.file_reader import BatchItem
from emolens.batch.job import BatchJob, BatchOutcome
from emolens.batch.progress import BatchProgress, ProgressMeter
from emolens.errors import ModelError
from emolens.model.output import ModelOutput
from emolens.readings import Image
from emolens.results.errors import ResultError
from emolens.results.metadata import metadata_file
from emolens.results.reader import read_rows
from emolens.sources.film_part import FilmPart
from tests.fakes import FakeClassifier
from tests.videos import grey_images, write_video


@pytest.fixture
def folder(tmp_path: Path, astronaut: Image) -> Path:
    for name in ("b.png", "a.png"):
        assert cv2.imwrite(str(tmp_path / name), astronaut)
    return tmp_path


@pytest.fixture
def video(tmp_path: Path) -> Path:
    return write_video(tmp_path / "v.mp4", grey_images(20))


def batch(
    *paths: Path | str, told: list[BatchProgress] | None = None, cancelled: bool = False
) -> BatchAnalysis:
    show = list[BatchProgress]().append if told is None else told.append
    progress = ProgressMeter(show, pause=0.0)
    job = BatchJob([str(path) for path in paths], jobs=2)
    return BatchAnalysis(job, FakeClassifier(), progress, lambda: cancelled)


def test_what_is_in_a_folder_comes_by_name(folder: Path) -> None:
    told: list[BatchProgress] = []
    items: list[BatchItem] = []
    outcome = batch(folder, told=told).run(items.append)
    sources = tuple(row.source for item in items for row in item.rows)
    assert sources == tuple(str(folder / name) for name in ("a.png", "b.png"))
    assert outcome == BatchOutcome("complete", sources, frames=2, faces=2)
    assert (told[-1].done, told[-1].files, told[-1].share) == (2, 2, 1.0)


def test_a_file_that_is_named_twice_is_read_once_and_that_is_told(folder: Path) -> None:
    items: list[BatchItem] = []
    again = folder / ".." / folder.name / "b.png"
    outcome = batch(folder, again).run(items.append)
    assert f"{again} is named twice; it is read once." in [item.sentence for item in items]
    assert (outcome.frames, len(outcome.sources)) == (2, 2)


def test_folders_below_are_told_of_and_read_when_that_is_wanted(folder: Path) -> None:
    (folder / "below").mkdir()
    (folder / "b.png").rename(folder / "below" / "b.png")
    items: list[BatchItem] = []
    outcome = batch(folder).run(items.append)
    assert outcome.frames == 1
    assert any("in folders below, too, which are not read" in item.sentence for item in items)
    assert [one.name for one in outcome.unread] == [str(folder)], "and the exit code says so"
    items.clear()
    job = BatchJob([str(folder)], recursive=True)
    progress = ProgressMeter(list[BatchProgress]().append, pause=0.0)
    outcome = BatchAnalysis(job, FakeClassifier(), progress).run(items.append)
    assert outcome.frames == 2
    assert not any("folders below" in item.sentence for item in items)


def test_a_folder_that_holds_nothing_is_told_and_the_rest_is_read(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "none").mkdir()
    items: list[BatchItem] = []
    outcome = batch(tmp_path / "none", folder / "a.png", "").run(items.append)
    assert "holds no pictures" in str(items[0].error)
    assert [len(item.rows) for item in items] == [0, 1, 0]
    assert items[-1].error is not None
    assert (outcome.state, outcome.frames) == ("complete", 1)
    assert [unread.name for unread in outcome.unread] == [str(tmp_path / "none"), ""]
    assert [unread.error for unread in outcome.unread] == [items[0].error, items[2].error]


def test_a_face_of_a_video_counts_once(tmp_path: Path, astronaut: Image) -> None:
    face = np.asarray(cv2.resize(astronaut, (320, 320)), np.uint8)
    outcome = batch(write_video(tmp_path / "face.mp4", 12 * [face])).run(lambda _: None)
    assert (outcome.frames, outcome.faces) == (12, 1)


def test_a_result_holds_every_row_and_what_could_not_be_read(video: Path) -> None:
    result = video.with_suffix(".csv")
    remarks: list[str] = []
    outcome = batch(video, "gone.mp4").run_into(result, remarks.append)
    assert (outcome.state, outcome.frames, outcome.faces) == ("complete", 20, 0)
    assert [row.frame for row in read_rows(result)] == list(range(20))
    about = json.loads(metadata_file(result).read_text("utf-8"))
    assert about["state"] == "complete"
    assert about["sources"] == [str(video), "gone.mp4"]
    assert about["unread"] == remarks
    assert "gone.mp4" in remarks[0]


def test_a_cancelled_batch_keeps_what_was_read(video: Path) -> None:
    result = video.with_suffix(".jsonl")
    outcome = batch(video, cancelled=True).run_into(result)
    assert (outcome.state, outcome.frames) == ("cancelled", 1)
    assert len(list(read_rows(result))) == 1
    assert json.loads(metadata_file(result).read_text("utf-8"))["state"] == "cancelled"


class FailingModel(FakeClassifier):
    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    def infer(self, crops: Image) -> ModelOutput:  # noqa: ARG002
        raise self.error


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (ModelError("It fails."), "failed"),
        (KeyError("a defect"), "failed"),
        (KeyboardInterrupt(), "cancelled"),
    ],
)
def test_what_ends_it_early_is_raised_and_said_beside_the_result(
    folder: Path, error: BaseException, state: str
) -> None:
    progress = ProgressMeter(lambda _: None, pause=0.0)
    analysis = BatchAnalysis(BatchJob([str(folder)]), FailingModel(error), progress)
    result = folder / "r.csv"
    with pytest.raises(type(error)):
        analysis.run_into(result)
    assert analysis.outcome.state == state
    assert json.loads(metadata_file(result).read_text("utf-8"))["state"] == state


def test_a_result_that_cannot_be_written_fails_it(video: Path) -> None:
    analysis = batch(video)
    with pytest.raises(ResultError):
        analysis.run_into(video.with_suffix(".txt"))
    assert analysis.outcome.state == "failed"


class Counting(FakeClassifier):
    """Counts its batches; one of them may be where somebody presses Ctrl-C."""

    def __init__(self, interrupted: int | None = None) -> None:
        super().__init__()
        self.batches = 0
        self._interrupted = interrupted

    def infer(self, crops: Image) -> ModelOutput:
        self.batches += 1
        if self.batches == self._interrupted:
            raise KeyboardInterrupt
        return super().infer(crops)


def test_what_was_cut_off_goes_on_and_ends_the_same(tmp_path: Path, astronaut: Image) -> None:
    face = np.asarray(cv2.resize(astronaut, (320, 320)), np.uint8)
    films = [str(write_video(tmp_path / f"{name}.mp4", 12 * [face])) for name in "ab"]
    job, progress = BatchJob(films), ProgressMeter(lambda _: None, pause=0.0)
    whole = Counting()
    BatchAnalysis(job, whole, progress, frames=5).run_into(tmp_path / "whole.csv")
    cut = BatchAnalysis(job, Counting(interrupted=20), progress, frames=5)
    result = tmp_path / "again.csv"
    with pytest.raises(KeyboardInterrupt):
        cut.run_into(result)
    assert cut.outcome.state == "cancelled"
    assert (tmp_path / ".unfinished").is_dir()
    again = Counting()
    BatchAnalysis(job, again, progress, frames=5).run_into(result)
    assert (whole.batches, again.batches) == (24, 24 - 12 - 5), "a film and a segment are kept"
    assert result.read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert not (tmp_path / ".unfinished").exists()


@pytest.mark.parametrize("part", [FilmPart(0.7, 2.7, 2), FilmPart(every=7), FilmPart(1.0, 5.0)])
def test_a_part_goes_on_too(tmp_path: Path, astronaut: Image, part: FilmPart) -> None:
    face = np.asarray(cv2.resize(astronaut, (320, 320)), np.uint8)
    film = write_video(tmp_path / "a.mp4", 60 * [face], fps=10)
    job, progress = BatchJob([str(film)], part=part), ProgressMeter(lambda _: None, pause=0.0)
    whole = Counting()
    BatchAnalysis(job, whole, progress, frames=10).run_into(tmp_path / "whole.csv")
    result = tmp_path / "again.csv"
    cut = BatchAnalysis(job, Counting(interrupted=whole.batches - 1), progress, frames=10)
    with pytest.raises(KeyboardInterrupt):
        cut.run_into(result)
    again = Counting()
    BatchAnalysis(job, again, progress, frames=10).run_into(result)
    assert again.batches < whole.batches / 2, "segments are kept"
    assert result.read_bytes() == (tmp_path / "whole.csv").read_bytes()
