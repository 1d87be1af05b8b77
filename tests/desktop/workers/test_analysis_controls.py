import threading

import numpy as np
import pytest

from desktop.workers.analysis_controls import (
    AnalysisControls,
    FrameReader,
    LiveControls,
    Medium,
    controlled_reader,
)
from emolens.options import PipelineOptions
from emolens.readings import Image, Reading
from emolens.tracking.neutral_baseline import NeutralBaseline
from tests.fakes import EXPRESSIONS, HAPPY, FakeClassifier, make_frame


@pytest.fixture
def controls() -> LiveControls:
    return LiveControls()


def pipeline_of(controls: LiveControls, medium: Medium = "live") -> FrameReader:
    return controlled_reader(FakeClassifier, controls, medium)


def read(pipeline: FrameReader, image: Image, first: int = 0) -> list[Reading]:
    """The readings of the last of ten frames: a face that is followed must last to be believed."""
    frames = (make_frame(index, index / 10, image) for index in range(first, first + 10))
    return list([pipeline.read(frame) for frame in frames][-1].readings)


@pytest.mark.parametrize(("medium", "track"), [("still", None), ("live", 1)])
def test_faces_are_tracked_in_sources_that_move_only(
    controls: LiveControls, astronaut: Image, medium: Medium, track: int | None
) -> None:
    (reading,) = read(pipeline_of(controls, medium), astronaut)
    assert reading.face.track == track


def test_what_runs_goes_on_with_the_model_that_was_chosen(
    controls: LiveControls, astronaut: Image
) -> None:
    pipeline = pipeline_of(controls)
    (before,) = read(pipeline, astronaut)
    controls.change(model=FakeClassifier(reversed(HAPPY)))
    (after,) = read(pipeline, astronaut, first=10)
    assert before.expression == "happy"
    assert after.scores != before.scores
    assert after.face.track == before.face.track == 1


def test_what_runs_takes_up_other_options(controls: LiveControls, astronaut: Image) -> None:
    pipeline = pipeline_of(controls)
    assert len(read(pipeline, astronaut)) == 1
    controls.change(options=PipelineOptions(smallest_face=400))
    small = np.full((960, 960, 3), 128, np.uint8)
    assert len(read(pipeline, small, first=10)) == 0
    small[100:612, 100:612] = astronaut
    assert len(read(pipeline, small, first=40)) == 0
    controls.change(options=PipelineOptions(sensitivity="eager"))
    assert len(read(pipeline, small, first=60)) == 1


def test_evidence_is_given_while_it_is_wanted(controls: LiveControls, astronaut: Image) -> None:
    pipeline, frame = pipeline_of(controls, "still"), make_frame(image=astronaut)
    assert pipeline.read(frame).evidence == {}
    controls.change(evidence=True)
    analysed = pipeline.read(frame)
    assert set(analysed.evidence) == {reading.face for reading in analysed.readings} != set()
    controls.change(evidence=False)
    assert pipeline.read(frame).evidence == {}


def test_a_track_is_corrected_while_it_has_a_baseline(
    controls: LiveControls, astronaut: Image
) -> None:
    pipeline = pipeline_of(controls)
    (reading,) = read(pipeline, astronaut)
    assert reading.corrected is None
    controls.change(baselines={1: NeutralBaseline(EXPRESSIONS, np.full(7, 1 / 7))})
    (reading,) = read(pipeline, astronaut, first=10)
    assert reading.corrected is not None
    controls.change(baselines={})
    (reading,) = read(pipeline, astronaut, first=20)
    assert reading.corrected is None


def test_changes_of_several_threads_are_all_kept(controls: LiveControls) -> None:
    before = controls.now

    def change(name: str, value: object) -> threading.Thread:
        thread = threading.Thread(target=lambda: controls.change(**{name: value}))
        thread.start()
        return thread

    options = PipelineOptions(smallest_face=50)
    for thread in [change("options", options), change("evidence", True)]:
        thread.join()
    assert controls.now == AnalysisControls(options=options, evidence=True)
    assert before == AnalysisControls()
