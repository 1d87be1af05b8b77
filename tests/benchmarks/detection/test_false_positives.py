import numpy as np

from benchmarks.detection.false_positives import count_false_positives
from benchmarks.detection.pictures import LabelledImage
from benchmarks.detection.shots import shoot
from emolens.readings import Box
from tests.fakes import FakeClassifier

FACE = Box(177, 66, 95, 95)


def test_a_face_that_is_said_to_be_none_is_invented_once(astronaut: np.ndarray) -> None:
    portrait = astronaut[:230, :450]
    pictures = [LabelledImage("portrait", portrait, faces) for faces in ((), (FACE,))]
    shots = (shoot(picture, 0.5, steady=True, seed=0) for picture in pictures)
    result = count_false_positives(shots, FakeClassifier())
    assert (result.frames, result.shots, result.false_positives, result.affected) == (30, 2, 1, 1)
    assert result.minutes == 1 / 60
