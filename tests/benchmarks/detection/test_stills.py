import dataclasses

import numpy as np
import pytest

from benchmarks.detection.pictures import LabelledImage
from benchmarks.detection.stills import StillDetections, detect_in, is_false
from emolens.model.output import ModelOutput
from emolens.options import PipelineOptions
from emolens.readings import Box
from tests.fakes import FakeClassifier

FACE = Box(177, 66, 95, 95)


def test_a_box_that_touches_a_face_is_no_false_positive() -> None:
    assert not is_false(Box(170, 60, 10, 10), [FACE])
    assert is_false(Box(0, 0, 50, 50), [FACE])
    assert is_false(Box(0, 0, 50, 50), [])


def test_the_astronaut_is_found_and_a_face_that_is_not_there_is_not(astronaut: np.ndarray) -> None:
    elsewhere = Box(400, 400, 80, 80)
    picture = LabelledImage("portraits", astronaut, (FACE, elsewhere))
    assert detect_in([picture], PipelineOptions()) == [StillDetections("portraits", 2, 1, 0)]


def test_a_face_that_is_said_to_be_none_is_a_false_positive(astronaut: np.ndarray) -> None:
    picture = LabelledImage("portraits", astronaut, ())
    assert detect_in([picture], PipelineOptions()) == [StillDetections("portraits", 0, 0, 1)]


class Doubting(FakeClassifier):
    """Takes nothing for a face."""

    def __init__(self, threshold: float | None) -> None:
        super().__init__()
        self.metadata = dataclasses.replace(self.metadata, no_face_below=threshold)

    def infer(self, crops: np.ndarray) -> ModelOutput:
        return ModelOutput(self.predict(crops), np.full(len(crops), 0.2, np.float32))


@pytest.mark.parametrize(("threshold", "found"), [(0.3, 0), (0.1, 1), (None, 1)])
def test_what_the_model_rejects_is_lost(
    astronaut: np.ndarray, threshold: float | None, found: int
) -> None:
    picture = LabelledImage("portraits", astronaut, (FACE,))
    (detections,) = detect_in([picture], PipelineOptions(), Doubting(threshold))
    assert (detections.found, detections.false_positives) == (found, 0)
