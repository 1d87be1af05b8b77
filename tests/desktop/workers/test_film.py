import dataclasses
import threading
from pathlib import Path

import numpy as np
import pytest

from desktop.workers.film import CorrectedFilm, Film
from emolens.batch.analysis import BatchAnalysis
from emolens.batch.job import BatchJob
from emolens.batch.neutral_faces import NeutralFaces
from emolens.batch.progress import ProgressMeter
from emolens.errors import ModelError
from emolens.options import PipelineOptions
from emolens.protocols import EvidenceModel
from emolens.readings import Frame, Image
from emolens.results.rows import Row
from emolens.sources.video import VideoSource
from emolens.tracking.neutral_baseline import Baselines, NeutralBaseline
from tests.fakes import EXPRESSIONS, HAPPY, FakeClassifier, make_frame
from tests.videos import write_video

PROGRESS = ProgressMeter(lambda _: None, 1.0)


@pytest.fixture
def path(astronaut: Image, tmp_path: Path) -> Path:
    """A second of one face."""
    image = np.ascontiguousarray(astronaut[:256, 96:352])
    return write_video(tmp_path / "film.avi", [image] * 20, fps=20)


def frames_of(path: Path) -> list[Frame]:
    source = VideoSource(path)
    frames = list(iter(source.read, None))
    source.close()
    return frames


def analyzed(path: Path, stop_after: int = 99) -> Film:
    film = Film(str(path), PipelineOptions())
    film.analyze(FakeClassifier, PROGRESS, lambda: film.index.frames >= stop_after)
    return film


def test_before_it_is_read_a_frame_is_pending(path: Path) -> None:
    film = Film(str(path), PipelineOptions())
    frame = make_frame()
    assert not film.is_known(frame)
    analysed = film.look_up(frame, evidence=True)
    assert analysed.pending
    assert analysed.frame is frame
    assert analysed.readings == ()


def test_a_frame_of_any_number_is_looked_up_by_its_time(path: Path) -> None:
    film, frames = analyzed(path), frames_of(path)
    assert film.whole
    for guess in (10, 13, 999):
        frame = dataclasses.replace(frames[10], index=guess)
        analysed = film.look_up(frame, evidence=False)
        assert film.is_known(frame)
        assert not analysed.pending
        assert analysed.frame.index == 10
        (reading,) = analysed.readings
        assert (reading.frame, reading.face.track, reading.expression) == (10, 1, "happy")
        assert not analysed.evidence


def test_evidence_is_computed_where_it_is_asked_for(path: Path) -> None:
    analysed = analyzed(path).look_up(frames_of(path)[10], evidence=True)
    assert set(analysed.evidence) == {reading.face for reading in analysed.readings}
    nobody = analyzed(path).look_up(frames_of(path)[0], evidence=True)
    assert (nobody.readings, nobody.evidence) == ((), {})


def test_what_was_read_before_it_was_stopped_is_kept(path: Path) -> None:
    film, frames = analyzed(path, stop_after=12), frames_of(path)
    assert not film.whole
    assert film.index.frames == 12
    assert film.look_up(frames[11], evidence=False).readings
    after = film.look_up(frames[15], evidence=False)
    assert (after.readings, after.pending) == ((), False)


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    film = analyzed(tmp_path / "missing.avi")
    assert film.whole
    assert "missing.avi" in str(film.error)


def test_a_refused_model_ends_it(path: Path) -> None:
    def load() -> EvidenceModel:
        raise ModelError("The model file is refused.")

    film = Film(str(path), PipelineOptions())
    with pytest.raises(ModelError):
        film.analyze(load, PROGRESS, lambda: False)
    assert film.index.ended
    assert not film.whole


BASELINES: Baselines = {1: NeutralBaseline(EXPRESSIONS, np.array(HAPPY), "film.avi")}


def corrected(film: Film, stop_after: int = 99) -> CorrectedFilm:
    other = CorrectedFilm(film, BASELINES)
    other.analyze(FakeClassifier, PROGRESS, lambda: other.index.frames >= stop_after)
    return other


def test_what_is_corrected_afterwards_reads_as_if_it_were_read_so(path: Path) -> None:
    rows: list[Row] = []
    neutral = NeutralFaces(files={path: BASELINES})
    BatchAnalysis(BatchJob([str(path)], neutral=neutral), FakeClassifier(), PROGRESS).run(
        lambda item: rows.extend(item.rows)
    )
    film = analyzed(path)
    other = corrected(film)
    assert [row for each in other.index.rows(str(path)) for row in each] == rows
    assert rows[-1].reading is not None
    assert (rows[-1].reading.expression, other.whole) == ("neutral", True)
    assert film.index.at(19)[0].corrected is None


def test_a_film_is_corrected_while_it_is_being_read(path: Path) -> None:
    film = Film(str(path), PipelineOptions())
    other = CorrectedFilm(film, BASELINES)
    thread = threading.Thread(target=other.analyze, args=(FakeClassifier, PROGRESS, lambda: False))
    thread.start()
    film.analyze(FakeClassifier, PROGRESS, lambda: False)
    thread.join(10)
    assert (other.index.frames, other.index.ended, other.whole) == (20, True, True)


def test_a_correction_can_be_stopped(path: Path) -> None:
    other = corrected(analyzed(path), stop_after=5)
    assert (other.index.frames, other.index.ended, other.whole) == (5, True, False)
