import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emolens.detection.haar import HaarDetector
from emolens.detection.verification import THRESHOLD, UNVERIFIED
from emolens.readings import Box, Image

FACE = Box(177, 66, 95, 95)
"""Where the astronaut's face is."""


@pytest.fixture(scope="module")
def thorough() -> HaarDetector:
    return HaarDetector()


@pytest.fixture(scope="module")
def live() -> HaarDetector:
    return HaarDetector(longest_side=480)


def test_the_astronaut_has_one_face(astronaut: np.ndarray, thorough: HaarDetector) -> None:
    (face,) = thorough.detect(astronaut)
    assert face.box.overlap(FACE) > 0.8


def test_a_grey_picture_serves_as_well(astronaut: np.ndarray, thorough: HaarDetector) -> None:
    grey = np.asarray(cv2.cvtColor(astronaut, cv2.COLOR_BGR2GRAY), np.uint8)
    assert thorough.detect(grey) == thorough.detect(astronaut)


@pytest.mark.parametrize("longest_side", [480, 1920])
def test_boxes_found_in_a_reduced_scan_are_in_pixels_of_the_full_frame(
    astronaut: np.ndarray, longest_side: int
) -> None:
    doubled = np.asarray(cv2.resize(astronaut, None, fx=2, fy=2), np.uint8)
    (face,) = HaarDetector(longest_side=longest_side).detect(doubled)
    assert face.box.overlap(Box(*(2 * side for side in (FACE.x, FACE.y, 95, 95)))) > 0.7


def test_the_largest_face_comes_first(astronaut: np.ndarray, thorough: HaarDetector) -> None:
    small = cv2.resize(astronaut, (300, 300), interpolation=cv2.INTER_AREA)
    group = np.zeros((512, 812, 3), np.uint8)
    group[:300, :300] = small
    group[:, 300:] = astronaut
    first, second = thorough.detect(group)
    assert first.box.area > second.box.area
    assert first.box.overlap(Box(300 + FACE.x, FACE.y, 95, 95)) > 0.8


def test_small_faces_are_found_in_a_large_still(
    astronaut: np.ndarray, thorough: HaarDetector
) -> None:
    still = np.full((1000, 1900, 3), 128, np.uint8)
    still[300:556, 900:1156] = cv2.resize(astronaut, (256, 256), interpolation=cv2.INTER_AREA)
    (face,) = thorough.detect(still)
    assert face.box.overlap(Box(900 + 88, 300 + 33, 48, 48)) > 0.7


def test_a_close_up_shows_faces_of_its_size_alone(astronaut: np.ndarray) -> None:
    near = HaarDetector(longest_side=512, smallest_face=70, largest_face=120, neighbours=3)
    far = HaarDetector(longest_side=512, smallest_face=130, neighbours=3)
    assert near.detect(astronaut)[0].box.overlap(FACE) > 0.8
    assert far.detect(astronaut) == ()


def test_fewer_neighbours_and_no_verification_propose_more(astronaut: np.ndarray) -> None:
    proposing = HaarDetector(neighbours=1, threshold=UNVERIFIED).detect(astronaut)
    assert any(one.box.overlap(FACE) > 0.8 for one in proposing)
    assert len(proposing) > 1


def test_a_score_is_that_of_the_verification(astronaut: np.ndarray, thorough: HaarDetector) -> None:
    (face,) = thorough.detect(astronaut)
    assert face.score > THRESHOLD
    assert face.landmarks is None
    assert HaarDetector(threshold=face.score).detect(astronaut) == (face,)
    assert HaarDetector(threshold=face.score + 0.01).detect(astronaut) == ()


def test_a_plain_picture_has_no_face(thorough: HaarDetector) -> None:
    assert thorough.detect(np.full((200, 200, 3), 128, np.uint8)) == ()


@pytest.mark.parametrize("shape", [(1, 1), (3, 400), (400, 3), (1, 5000), (23, 23), (36, 36)])
def test_tiny_pictures_have_no_face(shape: tuple[int, ...], thorough: HaarDetector) -> None:
    assert thorough.detect(np.zeros((*shape, 3), np.uint8)) == ()


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 400), st.integers(1, 400), st.integers(0, 2**32 - 1))
def test_boxes_lie_within_any_picture(height: int, width: int, seed: int) -> None:
    image = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    for box in boxes_of(HaarDetector(longest_side=200, smallest_face=24), image):
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= width
        assert box.y + box.height <= height


@pytest.mark.parametrize("cut", [0, 1, 2, 3])
def test_a_face_at_the_edge_stays_within_the_frame(
    astronaut: np.ndarray, live: HaarDetector, cut: int
) -> None:
    frame = cv2.resize(astronaut, (511, 513))[60 + cut :, 170 + cut : 283 - cut]
    for box in boxes_of(live, np.ascontiguousarray(frame)):
        assert box.x + box.width <= frame.shape[1]
        assert box.y + box.height <= frame.shape[0]


def boxes_of(detector: HaarDetector, image: Image) -> list[Box]:
    return [one.box for one in detector.detect(image)]
