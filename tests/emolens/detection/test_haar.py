from collections.abc import Callable

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emolens.detection.haar import HaarDetector
from emolens.detection.verification import LIKELY, UNASKED
from emolens.readings import Box

FACE = Box(177, 66, 95, 95)
"""Where the astronaut's face is."""


@pytest.fixture(scope="module")
def thorough() -> HaarDetector:
    return HaarDetector.thorough()


@pytest.fixture(scope="module")
def live() -> HaarDetector:
    return HaarDetector.live()


def test_the_astronaut_has_one_face(astronaut: np.ndarray, thorough: HaarDetector) -> None:
    (box,) = thorough.detect(astronaut)
    assert box.overlap(FACE) > 0.8


def test_a_grey_picture_serves_as_well(astronaut: np.ndarray, thorough: HaarDetector) -> None:
    grey = np.asarray(cv2.cvtColor(astronaut, cv2.COLOR_BGR2GRAY), np.uint8)
    assert thorough.detect(grey) == thorough.detect(astronaut)


@pytest.mark.parametrize("make", [HaarDetector.live, HaarDetector.thorough])
def test_boxes_found_in_a_reduced_scan_are_in_pixels_of_the_full_frame(
    astronaut: np.ndarray, make: Callable[[], HaarDetector]
) -> None:
    doubled = np.asarray(cv2.resize(astronaut, None, fx=2, fy=2), np.uint8)
    (box,) = make().detect(doubled)
    assert box.overlap(Box(*(2 * side for side in (FACE.x, FACE.y, 95, 95)))) > 0.7


def test_the_largest_face_comes_first(astronaut: np.ndarray, thorough: HaarDetector) -> None:
    small = cv2.resize(astronaut, (300, 300), interpolation=cv2.INTER_AREA)
    group = np.zeros((512, 812, 3), np.uint8)
    group[:300, :300] = small
    group[:, 300:] = astronaut
    first, second = thorough.detect(group)
    assert first.area > second.area
    assert first.overlap(Box(300 + FACE.x, FACE.y, 95, 95)) > 0.8


def test_small_faces_are_found_in_a_large_still(
    astronaut: np.ndarray, thorough: HaarDetector
) -> None:
    still = np.full((1000, 1900, 3), 128, np.uint8)
    still[300:556, 900:1156] = cv2.resize(astronaut, (256, 256), interpolation=cv2.INTER_AREA)
    (box,) = thorough.detect(still)
    assert box.overlap(Box(900 + 88, 300 + 33, 48, 48)) > 0.7


@pytest.mark.parametrize("side", [40, 50, 70, 100, 200])
def test_one_part_of_a_live_scan_proposes_a_face_of_its_sizes(
    astronaut: np.ndarray, live: HaarDetector, side: int
) -> None:
    frame = np.full((480, 480, 3), 128, np.uint8)
    head = astronaut[20:220, 130:330]
    frame[: 2 * side, : 2 * side] = cv2.resize(head, (2 * side, 2 * side))
    face = Box(*(round(side / 100 * value) for value in (47, 46, 95, 95)))
    proposed = [live.propose(frame, part) for part in range(live.parts)]
    assert sum(any(box.overlap(face) > 0.5 for box in boxes) for boxes in proposed) >= 1
    sizes = [{box.width for box in boxes} for boxes in proposed]
    limits = [(72, 480), (55, 71), (45, 54), (36, 44)]
    for some, (low, high) in zip(sizes, limits, strict=True):
        assert all(low <= size <= high for size in some)


@pytest.mark.parametrize(("shift", "growth"), [(0, 1), (0.2, 1), (-0.38, 1), (0, 0.75), (0.1, 1.3)])
@pytest.mark.parametrize("votes", [LIKELY, UNASKED])
def test_a_known_face_is_found_around_where_it_was(
    astronaut: np.ndarray, live: HaarDetector, shift: float, growth: float, votes: float
) -> None:
    side = round(FACE.width / growth)
    margin = round((FACE.width - side) / 2)
    was = Box(FACE.x + margin + round(shift * side), FACE.y + margin, side, side)
    box = live.around(astronaut, was, votes)
    assert box
    assert box.overlap(FACE) > 0.75


def test_a_plain_picture_has_no_face(thorough: HaarDetector) -> None:
    assert thorough.detect(np.full((200, 200, 3), 128, np.uint8)) == ()


@pytest.mark.parametrize("shape", [(1, 1), (3, 400), (400, 3), (1, 5000), (23, 23), (36, 36)])
def test_tiny_pictures_have_no_face(shape: tuple[int, ...], thorough: HaarDetector) -> None:
    assert thorough.detect(np.zeros((*shape, 3), np.uint8)) == ()


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 400), st.integers(1, 400), st.integers(0, 2**32 - 1))
def test_boxes_lie_within_any_picture(height: int, width: int, seed: int) -> None:
    image = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    for box in HaarDetector(longest_side=200, smallest_face=24).detect(image):
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= width
        assert box.y + box.height <= height


@pytest.mark.parametrize("cut", [0, 1, 2, 3])
def test_a_face_at_the_edge_stays_within_the_frame(
    astronaut: np.ndarray, live: HaarDetector, cut: int
) -> None:
    frame = cv2.resize(astronaut, (511, 513))[60 + cut :, 170 + cut : 283 - cut]
    for box in live.detect(np.ascontiguousarray(frame)):
        assert box.x + box.width <= frame.shape[1]
        assert box.y + box.height <= frame.shape[0]
