import numpy as np

from emolens.pipeline import Pipeline
from emolens.tracking.neutral_baseline import NeutralBaseline
from tests.models import make_metadata
from tests.pipelines import (
    BRIGHT,
    DARK,
    SECOND,
    BrightnessModel,
    ScriptedDetector,
    frame,
    read,
    tracked,
)


class NeutralModel(BrightnessModel):
    """Calls bright faces neutral and dark ones sad."""

    metadata = make_metadata(labels=("sad", "neutral"), size=8)


BASELINE = NeutralBaseline(("sad", "neutral"), np.array([0.6, 0.4]))


def test_a_track_is_corrected_by_its_baseline_until_it_is_taken_away() -> None:
    pipeline = tracked(ScriptedDetector(*[[BRIGHT, DARK]] * 33), NeutralModel())
    for index, time in enumerate(SECOND):
        pipeline.read(frame(index, time))
    pipeline.baselines = {2: BASELINE}
    dark, bright = pipeline.read(frame(30, 1.0)).readings[::-1]
    assert (bright.face.track, bright.corrected) == (1, None)
    assert dark.corrected is not None
    pipeline.baselines = {1: BASELINE}
    bright, dark = pipeline.read(frame(31, 1.1)).readings
    assert bright.corrected is not None
    assert bright.corrected["neutral"] > bright.scores["neutral"] + 0.2
    assert dark.corrected is None
    pipeline.baselines = {}
    assert pipeline.read(frame(32, 1.2)).readings[0].corrected is None


def test_a_baseline_of_another_model_counts_for_nothing() -> None:
    pipeline = tracked(ScriptedDetector(*[[BRIGHT]] * 32), NeutralModel())
    read(pipeline, SECOND)
    pipeline.baselines = {1: BASELINE}
    pipeline.use_model(BrightnessModel())
    assert pipeline.baselines == {}
    pipeline.baselines = {1: BASELINE}
    (reading,) = pipeline.read(frame(30, 1.0)).readings
    assert (reading.face.track, reading.corrected) == (1, None)


def test_in_a_still_the_baseline_of_all_corrects_a_face_that_is_alone() -> None:
    stills = Pipeline(ScriptedDetector([DARK], [DARK, BRIGHT]), NeutralModel())
    stills.baselines = {None: BASELINE}
    (alone,) = stills.read(frame(0)).readings
    assert alone.corrected is not None
    assert (alone.smoothed, alone.shown) == (None, alone.corrected)
    assert [one.corrected for one in stills.read(frame(1)).readings] == [None, None]


def test_the_first_reading_of_a_track_is_corrected_too() -> None:
    pipeline = tracked(ScriptedDetector(*[[DARK]] * 30), NeutralModel())
    pipeline.baselines = {1: BASELINE}
    readings = [one for analysed in read(pipeline, SECOND) for one in analysed.readings]
    assert {one.corrected is not None for one in readings if one.face.track == 1} == {True}
