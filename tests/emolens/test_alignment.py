import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.alignment import FaceSquare, roll_of, square_of, upright
from emolens.readings import Image, Landmarks

FACE = np.array([(40, 50), (60, 50), (50, 60), (42, 70), (58, 70)], np.float32)
"""An upright one: 20 pixels from the eyes to the mouth."""

degrees = st.floats(-179, 179)
scales = st.floats(0.3, 10)
shifts = st.floats(-500, 500)


def moved(landmarks: Landmarks, turn: float, scale: float = 1, right: float = 0) -> Landmarks:
    """Return landmarks turned against the clock around the origin, scaled and moved."""
    radians = np.radians(turn)
    linear = np.array([[np.cos(radians), np.sin(radians)], [-np.sin(radians), np.cos(radians)]])
    return np.asarray(scale * landmarks @ linear.T + [right, 0], np.float32)


def test_an_upright_face_has_no_roll() -> None:
    assert roll_of(FACE) == pytest.approx(0, abs=1e-5)


@given(degrees, scales, shifts)
def test_roll_is_how_far_a_face_is_turned(turn: float, scale: float, right: float) -> None:
    away = (roll_of(moved(FACE, turn, scale, right)) - turn + 180) % 360 - 180
    assert abs(away) < 0.1


@pytest.mark.parametrize("side", [-1, 1])
def test_a_face_turned_to_the_side_and_bent_stays_upright(side: int) -> None:
    """Seen from the side, the nearer eye and corner of the mouth are farther from the nose."""
    face = FACE.copy()
    face[:, 0] = 50 + (face[:, 0] - 50) * np.where(face[:, 0] * side > 50 * side, 1.2, 0.5)
    assert abs(roll_of(face)) < 2


def test_the_square_is_that_of_the_cascade() -> None:
    square = square_of(FACE, margin=0)
    assert square.side == pytest.approx(2.18 * 20)
    assert (square.x, square.y) == pytest.approx((50, 60 - 0.05 * 2.18 * 20))


def test_a_margin_makes_it_larger_around_its_centre() -> None:
    plain, wide = square_of(FACE, 0), square_of(FACE, 0.12)
    assert wide.side == pytest.approx(1.24 * plain.side)
    assert (wide.x, wide.y) == (plain.x, plain.y)


@given(degrees, scales, shifts)
def test_the_square_goes_with_the_face(turn: float, scale: float, right: float) -> None:
    square, again = square_of(FACE, 0), square_of(moved(FACE, turn, scale, right), 0)
    centre = moved(np.array([[square.x, square.y]], np.float32), turn, scale, right)[0]
    assert again.side == pytest.approx(scale * square.side, rel=1e-3)
    assert (again.x, again.y) == pytest.approx(tuple(centre), abs=0.05)


def test_landmarks_in_one_place_make_the_smallest_square() -> None:
    square = square_of(np.zeros((5, 2), np.float32), 0)
    assert (square.x, square.side) == (0, 1)


@pytest.mark.parametrize("size", [48, 96])
@pytest.mark.parametrize("turn", [-120, -45, 20, 45, 180])
def test_a_turned_picture_gives_the_same_crop(astronaut: Image, turn: float, size: int) -> None:
    face = np.array([(202, 101), (246, 104), (222, 127), (203, 140), (247, 140)], np.float32)
    way = cv2.getRotationMatrix2D((224, 118), turn, 1.0)
    turned = np.asarray(cv2.warpAffine(astronaut, way, (512, 512)), np.uint8)
    there = np.asarray(face @ way[:, :2].T + way[:, 2], np.float32)
    crop, again = (
        upright(image, square_of(landmarks, 0), size).astype(float)
        for image, landmarks in ((astronaut, face), (turned, there))
    )
    assert np.corrcoef(crop.ravel(), again.ravel())[0, 1] > 0.99


def test_a_level_square_is_cut_as_it_is(astronaut: Image) -> None:
    square = FaceSquare(x=223.5, y=117.5, side=96, roll=0)
    assert np.array_equal(upright(astronaut, square, 96), astronaut[70:166, 176:272])


@pytest.mark.parametrize("shape", [(100, 80), (100, 80, 3)])
def test_beyond_the_image_its_edge_is_repeated(shape: tuple[int, ...]) -> None:
    image = np.full(shape, 77, np.uint8)
    crop = upright(image, FaceSquare(x=-300, y=50, side=60, roll=30), 48)
    assert crop.shape == (48, 48, *shape[2:])
    assert (crop == 77).all()
