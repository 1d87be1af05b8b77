import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.face_quality import qualities_of, sharpness_of, yaw_of
from emolens.model.output import ModelOutput
from emolens.readings import Box, Detection, FaceQuality, Image, Landmarks
from tests.emolens.test_alignment import FACE, degrees, moved, scales, shifts

PICTURE = (100, 120, 3)
FLAT = np.full((48, 48, 1), 128, np.uint8)
BUSY = np.random.default_rng(1).integers(0, 256, (48, 48, 1), np.uint8)


SCORES = np.full((1, 7), 1 / 7, np.float32)


def quality_of(face: Detection, crop: Image = FLAT) -> FaceQuality:
    (quality,) = qualities_of(PICTURE, [face], crop[np.newaxis], ModelOutput(SCORES))
    return quality


def turned_aside(shift: float) -> Landmarks:
    """Return a face whose nose has moved so many pixels to the right."""
    face = FACE.copy()
    face[2, 0] += shift
    return face


def test_a_frontal_face_has_no_yaw() -> None:
    assert yaw_of(FACE) == pytest.approx(0, abs=1e-4)


@pytest.mark.parametrize("shift", [2.0, 5.0, 30.0])
def test_yaw_says_to_which_side_of_the_picture_a_face_is_turned(shift: float) -> None:
    assert 0 < yaw_of(turned_aside(shift)) < 90
    assert yaw_of(turned_aside(-shift)) == pytest.approx(-yaw_of(turned_aside(shift)))
    assert yaw_of(turned_aside(shift + 1)) > yaw_of(turned_aside(shift))


@given(degrees, scales, shifts)
def test_yaw_stays_the_same_however_a_face_is_tilted(
    turn: float, scale: float, right: float
) -> None:
    face = turned_aside(4)
    assert yaw_of(moved(face, turn, scale, right)) == pytest.approx(yaw_of(face), abs=0.1)


@given(st.lists(st.floats(-1e4, 1e4, width=32), min_size=10, max_size=10))
def test_no_landmarks_have_angles_that_are_none(values: list[float]) -> None:
    landmarks = np.array(values, np.float32).reshape(5, 2)
    quality = quality_of(Detection(Box(1, 1, 9, 9), 0.9, landmarks))
    assert quality.yaw is not None
    assert quality.roll is not None
    assert -90 <= quality.yaw <= 90
    assert -180 <= quality.roll <= 180


def test_a_blurred_crop_is_less_sharp() -> None:
    blurred = np.asarray(cv2.GaussianBlur(BUSY, (0, 0), 1.5)[..., None], np.uint8)
    assert sharpness_of(FLAT) == 0
    assert 0 < sharpness_of(blurred) < sharpness_of(BUSY) / 4


def test_weak_light_makes_no_face_less_sharp() -> None:
    assert sharpness_of(np.asarray(BUSY // 2 + 20, np.uint8)) == pytest.approx(
        sharpness_of(BUSY), rel=0.02
    )


@pytest.mark.parametrize(
    ("box", "cut_off"),
    [
        (Box(1, 1, 118, 98), False),
        (Box(0, 1, 50, 50), True),
        (Box(1, 0, 50, 50), True),
        (Box(70, 1, 50, 50), True),
        (Box(1, 50, 50, 50), True),
    ],
)
def test_without_landmarks_a_box_at_the_edge_may_be_cut_off(box: Box, cut_off: bool) -> None:
    assert quality_of(Detection(box, 0.9)).cut_off is cut_off


@pytest.mark.parametrize(
    ("right", "cut_off"), [(0.0, False), (-25.0, False), (-33.0, True), (45.0, False), (53.0, True)]
)
def test_a_face_whose_square_leaves_the_picture_is_cut_off(right: float, cut_off: bool) -> None:
    """The square of the face is 44 pixels long, and its left side at 28."""
    face = Detection(Box(1, 1, 9, 9), 0.9, moved(FACE, 0, right=right))
    assert quality_of(face).cut_off is cut_off


def test_without_landmarks_nobody_knows_how_a_face_stands() -> None:
    quality = quality_of(Detection(Box(1, 1, 9, 9), 0.9))
    assert (quality.roll, quality.yaw) == (None, None)


def test_the_model_says_how_surely_it_is_a_face() -> None:
    face = Detection(Box(1, 1, 9, 9), 0.9)
    output = ModelOutput(SCORES, np.array([0.25], np.float32))
    (quality,) = qualities_of(PICTURE, [face], FLAT[np.newaxis], output)
    assert quality.face_probability == 0.25
    assert quality_of(face).face_probability is None
