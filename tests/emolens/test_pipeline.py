import dataclasses
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from emolens.model.output import ModelOutput
from emolens.pipeline import Pipeline
from emolens.readings import Box, Face, Frame
from emolens.tracking.following import Following, Unfollowed
from emolens.tracking.smoothing import Smoother
from tests.models import make_metadata

DARK = Box(0, 0, 20, 20)
BRIGHT = Box(40, 0, 10, 10)


class Finder:
    """Finds the boxes it was given, one list a frame.

    Attributes:
        known: What it was told to expect in each frame.
    """

    def __init__(self, *frames: Sequence[Box]) -> None:
        self.frames = list(frames)
        self.known: list[Sequence[Box]] = []

    def find(self, frame: Frame, known: Sequence[Box]) -> Sequence[Box]:  # noqa: ARG002
        self.known.append(known)
        return self.frames.pop(0)


class Classifier:
    """Calls bright faces happy and dark ones sad."""

    metadata = make_metadata(labels=("sad", "happy"), size=8, uncertain_below=0.7)

    def __init__(self) -> None:
        self.batches: list[tuple[int, ...]] = []

    def infer(self, crops: NDArray[np.uint8]) -> ModelOutput:
        self.batches.append(crops.shape)
        happy = crops.reshape(len(crops), -1).mean(axis=1) / 255
        return ModelOutput(np.stack([1 - happy, happy], axis=1).astype(np.float32))


def of_stills(finder: Finder, classifier: Classifier) -> Pipeline:
    return Pipeline(finder, classifier, Unfollowed(0.7))


def frame(index: int = 0, time: float = 0.0) -> Frame:
    image = np.zeros((20, 60, 3), np.uint8)
    image[:, 40:] = 153
    return Frame(image, index, time, captured=0.0)


def test_all_faces_of_a_frame_are_read_in_one_batch() -> None:
    classifier = Classifier()
    of_stills(Finder([DARK, BRIGHT]), classifier).analyse(frame())
    assert classifier.batches == [(2, 8, 8, 1)]


def test_readings_say_what_was_read_where_and_when() -> None:
    shown = frame(index=4, time=1.5)
    analysed = of_stills(Finder([DARK, BRIGHT]), Classifier()).analyse(shown)
    sad, happy = analysed.readings
    assert analysed.frame is shown
    assert (sad.frame, sad.time, sad.face) == (4, 1.5, Face(DARK))
    assert (sad.expression, sad.uncertain) == ("sad", False)
    assert sad.scores == {"sad": 1.0, "happy": 0.0}
    assert (happy.expression, happy.face) == ("happy", Face(BRIGHT))
    assert happy.scores["happy"] == pytest.approx(0.6)


def test_a_top_score_below_the_models_threshold_is_uncertain() -> None:
    (reading,) = of_stills(Finder([BRIGHT]), Classifier()).analyse(frame()).readings
    assert reading.uncertain is True


def test_scores_and_flags_are_pythons_own_values() -> None:
    (reading,) = of_stills(Finder([DARK]), Classifier()).analyse(frame()).readings
    assert [type(share) for share in reading.scores.values()] == [float, float]
    assert type(reading.uncertain) is bool


def test_a_frame_without_faces_does_not_trouble_the_model() -> None:
    classifier = Classifier()
    assert of_stills(Finder([]), classifier).analyse(frame()).readings == ()
    assert classifier.batches == []


def test_followed_faces_are_expected_and_smoothed() -> None:
    finder = Finder(*[[DARK, BRIGHT]] * 5, [], [BRIGHT])
    analysis = Pipeline(finder, Classifier(), Following(Smoother(0.7)))
    analysed = [analysis.analyse(frame(index, index / 10)) for index in range(7)]
    tracks = [[reading.face.track for reading in one.readings] for one in analysed]
    assert tracks == [[], [], [1, 2], [1, 2], [1, 2], [], [2]]
    assert finder.known[0] == ()
    assert set(finder.known[6]) == {DARK, BRIGHT}
    (reading,) = analysed[6].readings
    assert reading.smoothed == pytest.approx({"sad": 0.4, "happy": 0.6})
    assert reading.shown is reading.smoothed


def test_scores_stay_the_models_own_beside_the_smoothed() -> None:
    finder = Finder(*[[DARK]] * 5)
    analysis = Pipeline(finder, Classifier(), Following(Smoother(0.7)))
    for index in range(4):
        analysis.analyse(frame(index, index / 10))
    white = Frame(np.full((20, 60, 3), 255, np.uint8), 4, 0.4, captured=0.0)
    (reading,) = analysis.analyse(white).readings
    assert reading.scores == {"sad": 0.0, "happy": 1.0}
    assert reading.smoothed is not None
    assert 0 < reading.smoothed["happy"] < 1
    assert reading.expression == "sad"


def test_a_still_picture_has_nothing_smoothed() -> None:
    (reading,) = of_stills(Finder([DARK]), Classifier()).analyse(frame()).readings
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
    astronaut: np.ndarray, make: Callable[[Classifier], Pipeline], tracks: list[int | None]
) -> None:
    analysis = make(Classifier())
    frames = [Frame(astronaut, index, index / 30, 0.0) for index in range(6)]
    readings = [reading for shown in frames for reading in analysis.analyse(shown).readings]
    assert [reading.face.track for reading in readings] == tracks


@pytest.mark.parametrize("make", [Pipeline.of_video, Pipeline.live])
def test_the_strength_of_smoothing_can_be_chosen(
    astronaut: np.ndarray, make: Callable[..., Pipeline]
) -> None:
    analysis = make(Classifier(), smoothing=0.0)
    for index in range(5):
        analysis.analyse(Frame(astronaut // 4, index, index / 30, 0.0))
    (reading,) = analysis.analyse(Frame(astronaut, 5, 0.2, 0.0)).readings
    assert reading.smoothed == pytest.approx(reading.scores)


class Doubting(Classifier):
    """Takes dark boxes for no faces."""

    metadata = dataclasses.replace(Classifier.metadata, no_face_below=0.5)

    def infer(self, crops: NDArray[np.uint8]) -> ModelOutput:
        scores = super().infer(crops).scores
        return ModelOutput(scores, scores[:, 1])


def test_what_the_model_takes_for_no_face_is_left_out() -> None:
    (reading,) = of_stills(Finder([DARK, BRIGHT]), Doubting()).analyse(frame()).readings
    assert reading.face == Face(BRIGHT)
    assert reading.scores["happy"] == pytest.approx(0.6)
    assert of_stills(Finder([DARK]), Doubting()).analyse(frame()).readings == ()


def test_what_the_model_takes_for_no_face_uses_up_no_number() -> None:
    finder = Finder(*[[DARK]] * 4, *[[DARK, BRIGHT]] * 4)
    analysis = Pipeline(finder, Doubting(), Following(Smoother(0.7)))
    analysed = [analysis.analyse(frame(index, index / 10)).readings for index in range(8)]
    tracks = [[reading.face.track for reading in readings] for readings in analysed]
    assert tracks == [[]] * 6 + [[1]] * 2
    assert analysed[-1][0].face == Face(BRIGHT, 1)


def test_another_model_decides_anew_what_is_a_face() -> None:
    finder = Finder(*[[DARK]] * 6)
    analysis = Pipeline(finder, Doubting(), Following(Smoother(0.7)))
    before = [analysis.analyse(frame(index, index / 10)).readings for index in range(4)]
    assert before == [()] * 4
    analysis.read_with(Classifier())
    (reading,) = analysis.analyse(frame(4, 0.4)).readings
    assert reading.face == Face(DARK, 1)
