import numpy as np
import pytest

from benchmarks.detection.live import follow
from benchmarks.detection.pictures import LabelledImage
from benchmarks.detection.shots import RATE, SIZE, shoot
from emolens.options import DetectorChoice, PipelineOptions
from emolens.readings import Box

FACE = Box(177, 66, 95, 95)


@pytest.fixture
def portrait(astronaut: np.ndarray) -> np.ndarray:
    """The astronaut with the face in the middle."""
    return astronaut[:230, :450]


def test_boxes_follow_the_picture_that_moves_under_the_camera() -> None:
    picture = np.zeros((480, 640), np.uint8)
    picture[100:200, 300:400] = 255
    shot = shoot(
        LabelledImage("made", picture, (Box(300, 100, 100, 100),)), 1.0, steady=False, seed=0
    )
    places = set()
    for frame, (face,) in shot.frames():
        assert frame.image.shape == SIZE
        inside = frame.image[face.y : face.y + face.height, face.x : face.x + face.width]
        assert inside.mean() > 230
        assert frame.image.sum() < inside.sum() * 2
        places.add((face.x, face.y))
    assert len(places) > RATE / 2


def test_a_steady_camera_sees_other_noise_in_the_same_place() -> None:
    picture = LabelledImage("made", np.full((300, 300, 3), 128, np.uint8), (Box(10, 10, 50, 50),))
    (first, faces), (second, later) = shoot(picture, 2 / RATE, steady=True, seed=0).frames()
    assert faces == later
    assert not np.array_equal(first.image, second.image)
    assert (second.index, second.time) == (1, 1 / RATE)


@pytest.mark.parametrize("detector", ["yunet", "haar"])
def test_a_face_is_tracked(portrait: np.ndarray, detector: DetectorChoice) -> None:
    shot = shoot(LabelledImage("portraits", portrait, (FACE,)), 1.1, steady=True, seed=0)
    tally = follow([shot], PipelineOptions(detector=detector))
    assert (tally.frames, tally.compared, tally.found) == (33, 1, 1)
    assert tally.false_positives == 0


def test_a_face_that_is_said_to_be_none_is_invented_once(portrait: np.ndarray) -> None:
    shot = shoot(LabelledImage("portraits", portrait, ()), 0.5, steady=True, seed=0)
    tally = follow([shot], PipelineOptions())
    assert tally.false_positives == 1
