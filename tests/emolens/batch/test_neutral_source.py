"""Neutral faces that are named for a batch: from text to corrected readings."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from emolens.batch.analysis import BatchAnalysis
from emolens.batch.job import BatchJob
from emolens.batch.neutral_faces import NeutralFaces
from emolens.batch.neutral_source import NeutralSource, neutral_faces
from emolens.batch.progress import ProgressMeter
from emolens.errors import BaselineError, SourceError
from emolens.options import PipelineOptions
from emolens.readings import Image, Reading
from tests.fakes import HAPPY, FakeClassifier
from tests.videos import write_video

AT_REST = (0.02, 0.01, 0.02, 0.05, 0.5, 0.38, 0.02)
MODEL = FakeClassifier(AT_REST)


@pytest.fixture
def person(astronaut: Image, tmp_path: Path) -> Callable[[str], Path]:
    """Makes videos of a second of one face."""
    image = np.ascontiguousarray(astronaut[:256, 96:352])
    return lambda name: write_video(tmp_path / name, [image] * 20, fps=20)


@pytest.mark.parametrize(
    ("text", "file", "begin", "end"),
    [
        ("a.mp4", "a.mp4", 0.0, float("inf")),
        ("a.mp4@3-6.5", "a.mp4", 3.0, 6.5),
        ("a.mp4@1:05-1:02:03.5", "a.mp4", 65.0, 3723.5),
        ("me@home.mp4", "me@home.mp4", 0.0, float("inf")),
        ("me@home-1-2.mp4@0-3", "me@home-1-2.mp4", 0.0, 3.0),
    ],
)
def test_a_source_is_named_with_or_without_a_stretch(
    text: str, file: str, begin: float, end: float
) -> None:
    assert NeutralSource.named(text) == NeutralSource(text, file, begin, end)


def test_a_stretch_must_not_end_before_it_begins() -> None:
    with pytest.raises(BaselineError, match="name the earlier time first"):
        NeutralSource.named("a.mp4@6-3")


def taken(job: BatchJob, *texts: str | Path, model: FakeClassifier = MODEL) -> NeutralFaces:
    sources = [NeutralSource.named(str(text)) for text in texts]
    return neutral_faces(job, sources, model, doubtful=False)


def analyzed(job: BatchJob, neutral: NeutralFaces) -> dict[str, list[Reading]]:
    readings: dict[str, list[Reading]] = {}
    job = BatchJob(job.paths, neutral=neutral)
    progress = ProgressMeter(lambda _: None, 1.0)
    BatchAnalysis(job, MODEL, progress).run(
        lambda item: readings.setdefault(Path(item.source).name, []).extend(
            row.reading for row in item.rows if row.reading is not None
        )
    )
    return readings


def corrected(readings: list[Reading]) -> bool:
    states = {reading.corrected is not None for reading in readings}
    assert len(states) == 1, "all of a file or nothing"
    return states.pop()


def test_a_picture_is_the_neutral_face_of_all(
    person: Callable[[str], Path], astronaut_png: Path
) -> None:
    job = BatchJob([str(person("a.avi")), str(astronaut_png)])
    readings = analyzed(job, taken(job, astronaut_png))
    assert {name: corrected(each) for name, each in readings.items()} == {
        "a.avi": True,
        "astronaut.png": True,
    }
    assert readings["a.avi"][-1].expression == "neutral"


def test_a_video_that_is_analyzed_is_that_of_its_own_person(
    person: Callable[[str], Path],
) -> None:
    a, b, c = person("a.avi"), person("b.avi"), person("c.avi")
    job = BatchJob([str(a), str(b), str(c)])
    neutral = taken(job, f"{a}@0.2-0.6", f"{b}@0.3-0.9")
    readings = analyzed(job, neutral)
    assert {name: corrected(each) for name, each in readings.items()} == {
        "a.avi": True,
        "b.avi": True,
        "c.avi": False,
    }
    assert [one["taken_from"] for one in neutral.to_json()] == [f"{a}@0.2-0.6", f"{b}@0.3-0.9"]


def test_a_face_that_is_not_at_rest_is_refused_unless_it_is_wanted_anyway(
    person: Callable[[str], Path],
) -> None:
    job, smiling = BatchJob([]), FakeClassifier(HAPPY)
    source = NeutralSource.named(f"{person('a.avi')}@0-1")
    with pytest.raises(BaselineError, match=r"a\.avi@0-1: .* mainly as happy there \(80 %\)"):
        neutral_faces(job, [source], smiling, doubtful=False)
    assert neutral_faces(job, [source], smiling, doubtful=True).others


def test_where_nobody_is_or_several_are_is_said(tmp_path: Path, astronaut: Image) -> None:
    black, two = tmp_path / "black.png", tmp_path / "two.png"
    cv2.imwrite(str(black), np.zeros((200, 200, 3), np.uint8))
    cv2.imwrite(str(two), np.hstack([astronaut, astronaut]))
    with pytest.raises(BaselineError, match=r"black\.png shows no face"):
        taken(BatchJob([]), black)
    with pytest.raises(BaselineError, match="several faces"):
        taken(BatchJob([]), two)
    with pytest.raises(SourceError, match="does not exist"):
        taken(BatchJob([]), tmp_path / "nothing.png")


def test_two_for_the_same_files_are_refused(astronaut_png: Path) -> None:
    with pytest.raises(BaselineError, match="second neutral face"):
        taken(BatchJob([]), astronaut_png, astronaut_png)


def test_in_a_picture_of_several_nobody_is_corrected(tmp_path: Path, astronaut: Image) -> None:
    two = tmp_path / "two.png"
    cv2.imwrite(str(two), np.hstack([astronaut, astronaut]))
    alone = NeutralSource("alone", str(tmp_path / "alone.png"))
    cv2.imwrite(alone.file, astronaut)
    baseline = alone.read(MODEL, PipelineOptions())
    readings = analyzed(BatchJob([str(two)]), NeutralFaces(others={None: baseline}))
    assert len(readings["two.png"]) == 2
    assert not corrected(readings["two.png"])
