import dataclasses

import numpy as np
import pytest

from benchmarks.detection.pictures import LabelledImage
from benchmarks.detection.stills import StillDetections, curve_point, detect_in, is_false
from emolens.model.output import ModelOutput
from emolens.readings import Box
from tests.fakes import FakeClassifier

FACE = Box(177, 66, 95, 95)
DETECTIONS = [
    StillDetections("a", 2, (50.0, 60.0), (55.0, 57.0)),
    StillDetections("a", 1, (58.0,), ()),
    StillDetections("a", 1, (), ()),
]


@pytest.mark.parametrize(
    ("votes", "negatives", "positives", "affected"),
    [(0.0, 0.0, 2 / 3, 1 / 3), (55.0, 1 / 3, 2 / 3, 1 / 3), (55.1, 1 / 3, 1 / 3, 1 / 3)],
)
def test_a_point_counts_faces_lost_and_boxes_left(
    votes: float, negatives: float, positives: float, affected: float
) -> None:
    made = curve_point(DETECTIONS, votes)
    assert made.false_negatives == pytest.approx(negatives)
    assert made.false_positives == pytest.approx(positives)
    assert made.affected == pytest.approx(affected)


def test_pictures_without_faces_lose_none() -> None:
    assert curve_point([StillDetections("a", 0, (), (60.0,))], 50.0).false_negatives == 0


def test_a_box_that_touches_a_face_is_no_false_positive() -> None:
    assert not is_false(Box(170, 60, 10, 10), [FACE])
    assert is_false(Box(0, 0, 50, 50), [FACE])
    assert is_false(Box(0, 0, 50, 50), [])


def test_the_astronaut_is_found_and_a_face_that_is_not_there_is_not(astronaut: np.ndarray) -> None:
    elsewhere = Box(400, 400, 80, 80)
    (detections,) = detect_in([LabelledImage("portraits", astronaut, (FACE, elsewhere))])
    assert (detections.kind, detections.faces, len(detections.found)) == ("portraits", 2, 1)
    assert detections.found[0] > 55


class Doubting(FakeClassifier):
    """Takes nothing for a face."""

    def __init__(self, threshold: float | None) -> None:
        super().__init__()
        self.metadata = dataclasses.replace(self.metadata, no_face_below=threshold)

    def infer(self, crops: np.ndarray) -> ModelOutput:
        return ModelOutput(self.predict(crops), np.full(len(crops), 0.2, np.float32))


@pytest.mark.parametrize(("threshold", "false_negatives"), [(0.3, 1), (0.1, 0), (None, 0)])
def test_what_the_model_rejects_is_lost(
    astronaut: np.ndarray, threshold: float | None, false_negatives: int
) -> None:
    (detections,) = detect_in([LabelledImage("portraits", astronaut, (FACE,))], Doubting(threshold))
    assert curve_point([detections], 0.0).false_negatives == false_negatives
