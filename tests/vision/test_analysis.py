from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.vision.analysis import Analysis
from desktop.vision.readings import Box, Face, Frame, Image
from desktop.vision.tracker import OverlapTracker
from tests.models import make_metadata

DARK = Box(0, 0, 20, 20)
BRIGHT = Box(40, 0, 10, 10)


class Detector:
    """Finds the boxes it was given, one list a frame."""

    def __init__(self, *frames: Sequence[Box]) -> None:
        self.frames = list(frames)

    def detect(self, image: Image) -> Sequence[Box]:  # noqa: ARG002
        return self.frames.pop(0)


class Classifier:
    """Calls bright faces happy and dark ones sad."""

    metadata = make_metadata(labels=("sad", "happy"), size=8, uncertain_below=0.7)

    def __init__(self) -> None:
        self.batches: list[tuple[int, ...]] = []

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        self.batches.append(crops.shape)
        happy = crops.reshape(len(crops), -1).mean(axis=1) / 255
        return np.stack([1 - happy, happy], axis=1).astype(np.float32)


def frame(index: int = 0, time: float = 0.0) -> Frame:
    image = np.zeros((20, 60, 3), np.uint8)
    image[:, 40:] = 153
    return Frame(image, index, time, captured=0.0)


def test_all_faces_of_a_frame_are_read_in_one_batch() -> None:
    classifier = Classifier()
    Analysis(Detector([DARK, BRIGHT]), classifier).analyse(frame())
    assert classifier.batches == [(2, 8, 8, 1)]


def test_readings_say_what_was_read_where_and_when() -> None:
    shown = frame(index=4, time=1.5)
    analysed = Analysis(Detector([DARK, BRIGHT]), Classifier()).analyse(shown)
    sad, happy = analysed.readings
    assert analysed.frame is shown
    assert (sad.frame, sad.time, sad.face) == (4, 1.5, Face(DARK))
    assert (sad.expression, sad.uncertain) == ("sad", False)
    assert sad.scores == {"sad": 1.0, "happy": 0.0}
    assert (happy.expression, happy.face) == ("happy", Face(BRIGHT))
    assert happy.scores["happy"] == pytest.approx(0.6)


def test_a_top_score_below_the_models_threshold_is_uncertain() -> None:
    (reading,) = Analysis(Detector([BRIGHT]), Classifier()).analyse(frame()).readings
    assert reading.uncertain is True


def test_scores_and_flags_are_pythons_own_values() -> None:
    (reading,) = Analysis(Detector([DARK]), Classifier()).analyse(frame()).readings
    assert [type(share) for share in reading.scores.values()] == [float, float]
    assert type(reading.uncertain) is bool


def test_a_frame_without_faces_does_not_trouble_the_model() -> None:
    classifier = Classifier()
    assert Analysis(Detector([]), classifier).analyse(frame()).readings == ()
    assert classifier.batches == []


def test_faces_are_tracked_over_frames_without_a_face() -> None:
    detector = Detector([DARK, BRIGHT], [], [BRIGHT])
    analysis = Analysis(detector, Classifier(), OverlapTracker())
    tracks = [
        [reading.face.track for reading in analysis.analyse(frame(index)).readings]
        for index in range(3)
    ]
    assert tracks == [[1, 2], [], [2]]


@pytest.mark.parametrize(
    ("make", "tracks"),
    [(Analysis.of_stills, [None, None]), (Analysis.of_video, [1, 1]), (Analysis.live, [1, 1])],
)
def test_only_what_moves_is_tracked(
    astronaut: np.ndarray, make: Callable[[Classifier], Analysis], tracks: list[int | None]
) -> None:
    analysis = make(Classifier())
    frames = [Frame(astronaut, index, 0.0, 0.0) for index in range(2)]
    readings = [reading for shown in frames for reading in analysis.analyse(shown).readings]
    assert [reading.face.track for reading in readings] == tracks
