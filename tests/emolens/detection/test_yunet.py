import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emolens.alignment import roll_of
from emolens.detection.yunet import YuNetDetector
from emolens.readings import Box, Detection, Image

FACE = Box(177, 66, 95, 95)
"""Where the astronaut's face is."""
LANDMARKS = np.array([(202, 101), (246, 104), (222, 127), (203, 140), (247, 140)])
"""Her right eye, her left one, the tip of her nose and the corners of her mouth, by eye."""


@pytest.fixture(scope="module")
def detector() -> YuNetDetector:
    return YuNetDetector(sides=(640, 320), threshold=0.6, thorough=True)


def turned(image: Image, degrees: float) -> tuple[Image, np.ndarray]:
    """Return the picture turned around the face, and the way there."""
    centre = (FACE.x + FACE.width / 2, FACE.y + FACE.height / 2)
    way = cv2.getRotationMatrix2D(centre, degrees, 1.0)
    return np.asarray(cv2.warpAffine(image, way, (512, 512)), np.uint8), np.asarray(way)


def test_the_astronaut_has_one_face(astronaut: Image, detector: YuNetDetector) -> None:
    (face,) = detector.detect(astronaut)
    assert face.box.overlap(FACE) > 0.5
    assert 0.8 < face.score <= 1


def test_landmarks_lie_on_the_face(astronaut: Image, detector: YuNetDetector) -> None:
    (face,) = detector.detect(astronaut)
    assert face.landmarks is not None
    assert face.landmarks.dtype == np.float32
    assert np.linalg.norm(face.landmarks - LANDMARKS, axis=1).mean() < 0.05 * FACE.width


def test_a_grey_picture_serves_as_well(astronaut: Image, detector: YuNetDetector) -> None:
    grey = np.asarray(cv2.cvtColor(astronaut, cv2.COLOR_BGR2GRAY), np.uint8)
    (face,) = detector.detect(grey)
    assert face.box.overlap(FACE) > 0.5


COVERED = {
    "a mask": Box(FACE.x, FACE.y + 52, FACE.width, 43),
    "sunglasses": Box(FACE.x, FACE.y + 22, FACE.width, 24),
    "a hand on the left": Box(FACE.x, FACE.y, 40, FACE.height),
    "a hand on the right": Box(FACE.x + 60, FACE.y, 35, FACE.height),
}


@pytest.mark.parametrize("covered", COVERED)
@pytest.mark.parametrize("shade", [30, 120, 220])
def test_a_face_that_is_covered_in_part_is_found(
    astronaut: Image, detector: YuNetDetector, covered: str, shade: int
) -> None:
    box, picture = COVERED[covered], astronaut.copy()
    picture[box.y : box.y + box.height, box.x : box.x + box.width] = shade
    (face,) = detector.detect(picture)
    assert face.box.overlap(FACE) > 0.5


@pytest.mark.parametrize("degrees", [20, 45, -45, 60, -60])
def test_a_tilted_face_is_found_with_its_landmarks(
    astronaut: Image, detector: YuNetDetector, degrees: float
) -> None:
    picture, way = turned(astronaut, degrees)
    (face,) = detector.detect(picture)
    assert face.landmarks is not None
    expected = LANDMARKS @ way[:, :2].T + way[:, 2]
    assert np.linalg.norm(face.landmarks - expected, axis=1).mean() < 0.08 * FACE.width


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_face_on_its_side_or_upside_down_is_found_if_asked_for(
    astronaut: Image, detector: YuNetDetector, quarters: int
) -> None:
    picture = np.ascontiguousarray(np.rot90(astronaut, quarters))
    assert detector.detect(picture) == ()
    asked = YuNetDetector(sides=(640, 320), threshold=0.6, thorough=True, any_roll=True)
    (face,) = asked.detect(picture)
    assert face.landmarks is not None
    away = (roll_of(face.landmarks) - 90 * quarters + 180) % 360 - 180
    assert abs(away) < 15


@pytest.mark.parametrize("scale", [0.3, 1, 4])
def test_small_and_large_pictures_show_it_alike(
    astronaut: Image, detector: YuNetDetector, scale: float
) -> None:
    picture = np.asarray(cv2.resize(astronaut, None, fx=scale, fy=scale), np.uint8)
    (face,) = detector.detect(picture)
    where = Box(*(round(scale * side) for side in (FACE.x, FACE.y, FACE.width, FACE.height)))
    assert face.box.overlap(where) > 0.5


def test_a_face_that_fills_the_picture_is_found(astronaut: Image, detector: YuNetDetector) -> None:
    close = np.ascontiguousarray(astronaut[60:165, 172:277])
    (face,) = detector.detect(np.asarray(cv2.resize(close, (900, 900)), np.uint8))
    assert face.box.overlap(Box(0, 0, 900, 900)) > 0.5


@pytest.mark.parametrize("part", [np.s_[:, 205:], np.s_[:, :245], np.s_[92:], np.s_[:145]], ids=str)
def test_a_face_cut_by_the_border_is_found_within_the_picture(
    astronaut: Image, detector: YuNetDetector, part: tuple[slice, ...]
) -> None:
    picture = np.ascontiguousarray(astronaut[part])
    (face,) = detector.detect(picture)
    assert lies_within(face, picture)
    assert face.box.area > 0.3 * FACE.area


def test_several_faces_come_the_largest_first(astronaut: Image, detector: YuNetDetector) -> None:
    group = np.zeros((512, 812, 3), np.uint8)
    group[:300, :300] = cv2.resize(astronaut, (300, 300), interpolation=cv2.INTER_AREA)
    group[:, 300:] = astronaut
    first, second = detector.detect(group)
    assert first.box.area > second.box.area
    assert first.box.x > 300 > second.box.x


def test_one_among_them_is_tilted(astronaut: Image, detector: YuNetDetector) -> None:
    pair = np.hstack([astronaut, turned(astronaut, 50)[0]])
    assert len(detector.detect(np.ascontiguousarray(pair[:330, 60:900]))) == 2


def test_what_is_smaller_than_asked_for_is_left_out(astronaut: Image) -> None:
    detector = YuNetDetector(sides=(320,), threshold=0.6, smallest=0.3, thorough=False)
    assert detector.detect(astronaut) == ()


def test_a_higher_threshold_leaves_out_what_is_less_sure(astronaut: Image) -> None:
    assert YuNetDetector(sides=(320,), threshold=0.99, thorough=False).detect(astronaut) == ()


def test_plain_pictures_have_no_face(detector: YuNetDetector) -> None:
    assert detector.detect(np.full((200, 300, 3), 128, np.uint8)) == ()
    assert detector.detect(np.zeros((200, 300), np.uint8)) == ()


@pytest.mark.parametrize("shape", [(1, 1), (3, 400), (400, 3), (1, 5000), (23, 23)])
def test_tiny_pictures_have_no_face(shape: tuple[int, ...], detector: YuNetDetector) -> None:
    assert detector.detect(np.zeros((*shape, 3), np.uint8)) == ()


@settings(max_examples=20)
@given(st.integers(1, 300), st.integers(1, 300), st.integers(0, 2**32 - 1))
def test_boxes_lie_within_any_picture(height: int, width: int, seed: int) -> None:
    image = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    for face in YuNetDetector(sides=(160,), threshold=0.05, thorough=True).detect(image):
        assert lies_within(face, image)


def test_a_picture_says_the_same_each_time(astronaut: Image, detector: YuNetDetector) -> None:
    picture, _ = turned(astronaut, 45)
    assert detector.detect(picture) == detector.detect(picture)


def lies_within(face: Detection, image: Image) -> bool:
    box = face.box
    height, width = image.shape[:2]
    inside = box.x >= 0 and box.y >= 0 and box.x + box.width <= width
    return inside and box.y + box.height <= height and box.area > 0
