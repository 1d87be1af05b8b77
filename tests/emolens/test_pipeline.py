import dataclasses
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from emolens.model.output import ModelOutput
from emolens.options import PipelineOptions
from emolens.pipeline import Pipeline
from emolens.readings import Face, Frame
from tests.models import make_metadata
from tests.pipelines import (
    BRIGHT,
    DARK,
    SECOND,
    BrightnessModel,
    NearTracker,
    ScriptedDetector,
    frame,
    ids,
    read,
    tracked,
)


def test_faces_are_followed_by_whatever_tracker_is_given() -> None:
    detector, tracker = ScriptedDetector([DARK], [BRIGHT], [DARK]), NearTracker()
    pipeline = Pipeline(detector, BrightnessModel(), tracker)
    frames = [frame(), frame(1, 0.1), dataclasses.replace(frame(2, 5.0), cut=True)]
    read = [pipeline.read(one).readings[0].face for one in frames]
    assert [face.box for face in read] == [DARK, BRIGHT, DARK]
    assert [face.track for face in read] == [None, 1, None]  # no id before a second look
    assert detector.expected == [(), (DARK,), ()]
    assert tracker.ended == 2  # before the first frame, and at the cut


def test_all_faces_of_a_frame_are_read_in_one_batch() -> None:
    model = BrightnessModel()
    Pipeline(ScriptedDetector([DARK, BRIGHT]), model).read(frame())
    assert model.batches == [(2, 8, 8, 1)]


def test_readings_say_what_was_read_where_and_when() -> None:
    shown = frame(index=4, time=1.5)
    analysed = Pipeline(ScriptedDetector([DARK, BRIGHT]), BrightnessModel()).read(shown)
    sad, happy = analysed.readings
    assert analysed.frame is shown
    assert (sad.frame, sad.time, sad.face) == (4, 1.5, Face(DARK))
    assert (sad.expression, sad.uncertain) == ("sad", False)
    assert sad.scores == {"sad": 1.0, "happy": 0.0}
    assert (happy.expression, happy.face) == ("happy", Face(BRIGHT))
    assert happy.scores["happy"] == pytest.approx(0.6)


def test_a_face_with_landmarks_is_read_upright() -> None:
    """Its crop lies around the landmarks, wherever the box is, and turned as they are."""
    detector = ScriptedDetector([DARK])
    detector.landmarks = np.array([(45, 7), (45, 13), (48, 10), (51, 7), (51, 13)], np.float32)
    (reading,) = Pipeline(detector, BrightnessModel()).read(frame()).readings
    assert reading.expression == "happy"
    assert reading.face.landmarks is detector.landmarks


def test_a_top_score_below_the_models_threshold_is_uncertain() -> None:
    (reading,) = Pipeline(ScriptedDetector([BRIGHT]), BrightnessModel()).read(frame()).readings
    assert reading.uncertain is True


def test_scores_and_flags_are_pythons_own_values() -> None:
    (reading,) = Pipeline(ScriptedDetector([DARK]), BrightnessModel()).read(frame()).readings
    assert [type(share) for share in reading.scores.values()] == [float, float]
    assert type(reading.uncertain) is bool


def test_a_frame_without_faces_does_not_trouble_the_model() -> None:
    model = BrightnessModel()
    assert Pipeline(ScriptedDetector([]), model).read(frame()).readings == ()
    assert model.batches == []


def test_followed_faces_are_expected_and_smoothed() -> None:
    detector = ScriptedDetector(*[[DARK, BRIGHT]] * 5, [], [BRIGHT])
    pipeline = tracked(detector, BrightnessModel())
    analysed = [pipeline.read(frame(index, index / 10)) for index in range(7)]
    tracks = [[reading.face.track for reading in one.readings] for one in analysed]
    assert tracks == [[], [], [1, 2], [1, 2], [1, 2], [], [2]]
    assert detector.expected[0] == ()
    assert set(detector.expected[6]) == {DARK, BRIGHT}
    (reading,) = analysed[6].readings
    assert reading.smoothed == pytest.approx({"sad": 0.4, "happy": 0.6})
    assert reading.shown is reading.smoothed


def test_scores_stay_the_models_own_beside_the_smoothed() -> None:
    detector = ScriptedDetector(*[[DARK]] * 5)
    pipeline = tracked(detector, BrightnessModel())
    for index in range(4):
        pipeline.read(frame(index, index / 10))
    white = Frame(np.full((20, 60, 3), 255, np.uint8), 4, 0.4, captured=0.0)
    (reading,) = pipeline.read(white).readings
    assert reading.scores == {"sad": 0.0, "happy": 1.0}
    assert reading.smoothed is not None
    assert 0 < reading.smoothed["happy"] < 1
    assert reading.expression == "sad"


def test_a_still_picture_has_nothing_smoothed() -> None:
    (reading,) = Pipeline(ScriptedDetector([DARK]), BrightnessModel()).read(frame()).readings
    assert reading.smoothed is None
    assert reading.shown is reading.scores


@pytest.mark.parametrize(
    ("make", "tracks"),
    [
        (Pipeline.of_stills, [None] * 6),
        (Pipeline.of_video, [1, 1, 1]),
        (Pipeline.live, [1, 1, 1]),
    ],
)
def test_only_what_moves_is_tracked(
    astronaut: np.ndarray, make: Callable[[BrightnessModel], Pipeline], tracks: list[int | None]
) -> None:
    pipeline = make(BrightnessModel())
    frames = [Frame(astronaut, index, index / 30, 0.0) for index in range(6)]
    readings = [reading for shown in frames for reading in pipeline.read(shown).readings]
    assert [reading.face.track for reading in readings] == tracks


@pytest.mark.parametrize("make", [Pipeline.of_video, Pipeline.live])
def test_the_strength_of_smoothing_can_be_chosen(
    astronaut: np.ndarray, make: Callable[..., Pipeline]
) -> None:
    pipeline = make(BrightnessModel(), PipelineOptions(smoothing=0.0))
    for index in range(5):
        pipeline.read(Frame(astronaut // 4, index, index / 30, 0.0))
    (reading,) = pipeline.read(Frame(astronaut, 5, 0.2, 0.0)).readings
    assert reading.smoothed == pytest.approx(reading.scores)


class ScriptedModel:
    """Reads the scores that it was given, one list a frame."""

    def __init__(self, frames: Sequence[Sequence[float]], uncertain_below: float) -> None:
        self.metadata = make_metadata(
            labels=("sad", "happy", "calm"), size=8, uncertain_below=uncertain_below
        )
        self._frames = [np.array(one, np.float32) / np.float32(sum(one)) for one in frames]

    def infer(self, crops: NDArray[np.uint8]) -> ModelOutput:
        assert len(crops) == 1
        return ModelOutput(self._frames.pop(0)[None])


WEIGHTS = st.lists(st.floats(0.001, 1), min_size=3, max_size=3)


@given(
    st.lists(WEIGHTS, min_size=4, max_size=20),
    st.sampled_from([1, 10, 15, 30]),
    st.sampled_from([0.0, 0.5, 1.0, 3.0]),
    st.floats(0, 1),
)
def test_name_and_doubt_follow_from_the_shares_shown(
    frames: list[list[float]], rate: int, smoothing: float, uncertain_below: float
) -> None:
    model = ScriptedModel(frames, uncertain_below)
    pipeline = tracked(ScriptedDetector(*[[DARK]] * len(frames)), model, smoothing)
    for index in range(len(frames)):
        for reading in pipeline.read(frame(index, index / rate)).readings:
            longest, named = max(reading.shown.values()), reading.shown[reading.expression]
            assert named >= longest - 0.1 * min(1, smoothing) - 1e-9
            assert reading.uncertain == (named < uncertain_below)
            if smoothing == 0:
                assert reading.scores[reading.expression] == max(reading.scores.values())


class Doubting(BrightnessModel):
    """Takes dark boxes for no faces."""

    metadata = dataclasses.replace(BrightnessModel.metadata, no_face_below=0.5)

    def infer(self, crops: NDArray[np.uint8]) -> ModelOutput:
        scores = super().infer(crops).scores
        return ModelOutput(scores, scores[:, 1])


def test_what_the_model_takes_for_no_face_is_left_out() -> None:
    (reading,) = Pipeline(ScriptedDetector([DARK, BRIGHT]), Doubting()).read(frame()).readings
    assert reading.face == Face(BRIGHT)
    assert reading.scores["happy"] == pytest.approx(0.6)
    assert Pipeline(ScriptedDetector([DARK]), Doubting()).read(frame()).readings == ()


def test_what_the_model_takes_for_no_face_uses_up_no_number() -> None:
    detector = ScriptedDetector(*[[DARK]] * 4, *[[DARK, BRIGHT]] * 4)
    pipeline = tracked(detector, Doubting())
    analysed = [pipeline.read(frame(index, index / 10)).readings for index in range(8)]
    tracks = [[reading.face.track for reading in readings] for readings in analysed]
    assert tracks == [[]] * 6 + [[1]] * 2
    assert analysed[-1][0].face == Face(BRIGHT, 1)


def test_another_model_decides_anew_what_is_a_face() -> None:
    detector = ScriptedDetector(*[[DARK]] * 6)
    pipeline = tracked(detector, Doubting())
    before = [pipeline.read(frame(index, index / 10)).readings for index in range(4)]
    assert before == [()] * 4
    pipeline.use_model(BrightnessModel())
    (reading,) = pipeline.read(frame(4, 0.4)).readings
    assert reading.face == Face(DARK, 1)


@pytest.mark.parametrize("times", [[5.0] * 30, [5 - time for time in SECOND]])
def test_faces_are_followed_where_time_stands_still_or_runs_back(times: list[float]) -> None:
    detector = ScriptedDetector(*[[DARK]] * 30)
    *_, last = read(tracked(detector, BrightnessModel()), times)
    assert ids(last) == [1]
    assert np.diff(detector.times) == pytest.approx(1 / 30)


def test_lost_faces_are_forgotten_where_time_stands_still() -> None:
    detector = ScriptedDetector(*[[DARK]] * 30, *[[]] * 60)
    read(tracked(detector, BrightnessModel()), [5.0] * 90)
    assert detector.expected[30] == (DARK,)
    assert detector.expected[-1] == ()


def test_a_frame_that_was_jumped_to_is_read_for_itself() -> None:
    detector = ScriptedDetector(*[[DARK]] * 32)
    pipeline = tracked(detector, BrightnessModel())
    read(pipeline, SECOND)
    (jumped,) = pipeline.read(dataclasses.replace(frame(30, 60.0), cut=True)).readings
    assert (jumped.face, jumped.smoothed) == (Face(DARK), None)
    assert detector.expected[-1] == ()
    assert ids(pipeline.read(frame(31, 60.03))) == [2]


def test_a_frame_of_another_size_ends_all_tracks() -> None:
    detector = ScriptedDetector(*[[DARK]] * 60)
    pipeline = tracked(detector, BrightnessModel())
    read(pipeline, SECOND)
    *_, last = read(pipeline, [1 + time for time in SECOND], width=80)
    assert detector.expected[30] == ()
    assert ids(last) == [2]


def test_options_may_change_meanwhile() -> None:
    detector = ScriptedDetector(*[[DARK]] * 30)
    pipeline = tracked(detector, BrightnessModel())
    read(pipeline, SECOND[:-1])
    options = PipelineOptions(smoothing=0.0, smallest_face=50)
    pipeline.use_options(options)
    assert detector.options == options
    white = Frame(np.full((20, 60, 3), 255, np.uint8), 29, SECOND[-1], captured=0.0)
    (reading,) = pipeline.read(white).readings
    assert reading.smoothed == pytest.approx(reading.scores)


def test_a_frame_says_what_scores_mean_whether_it_has_faces_or_not() -> None:
    model = BrightnessModel()
    model.metadata = dataclasses.replace(model.metadata, scores_mean="votes")
    pipeline = Pipeline(ScriptedDetector([DARK], []), model)
    assert [pipeline.read(frame(index)).scores_mean for index in range(2)] == ["votes", "votes"]
