from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.detection.boxes import are_same, by_size, distinct, gap, lies_in, within
from emolens.readings import Box

ONE = Box(10, 10, 20, 20)
SHAPE = (40, 50, 3)
places = st.integers(-30, 60)
sides = st.integers(1, 60)
boxes = st.builds(Box, places, places, sides, sides)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Box(40, 10, 20, 20), 0.5),
        (Box(10, 35, 20, 20), 0.25),
        (Box(40, 70, 20, 20), 2.0),
        (Box(30, 10, 20, 20), 0.0),
        (Box(25, 10, 20, 20), -0.25),
        (Box(40, 10, 40, 40), 0.25),
    ],
)
def test_a_gap_is_in_widths_of_the_larger(other: Box, expected: float) -> None:
    assert gap(ONE, other) == expected
    assert gap(other, ONE) == expected


@given(boxes, boxes)
def test_boxes_overlap_where_their_gap_is_below_zero(one: Box, other: Box) -> None:
    assert (gap(one, other) < 0) == (one.overlap(other) > 0)


@pytest.mark.parametrize(
    ("box", "inside"),
    [
        (Box(0, 0, 50, 40), True),
        (Box(-1, 0, 10, 10), False),
        (Box(0, -1, 10, 10), False),
        (Box(41, 0, 10, 10), False),
        (Box(0, 31, 10, 10), False),
    ],
)
def test_whether_a_box_lies_in_an_image(box: Box, inside: bool) -> None:
    assert lies_in(box, SHAPE) == inside


def test_what_leaves_an_image_is_cut_off() -> None:
    assert within(Box(45, 35, 10, 10), SHAPE) == Box(45, 35, 5, 5)


def test_a_box_within_another_is_the_same() -> None:
    assert are_same(ONE, Box(15, 15, 5, 5))
    assert not are_same(ONE, Box(22, 10, 20, 20))


@given(st.lists(boxes))
def test_distinct_boxes_are_the_first_of_each_face(found: list[Box]) -> None:
    kept = distinct(found)
    places = [found.index(box) for box in kept]
    assert places == sorted(places)
    assert not any(are_same(*pair) for pair in combinations(kept, 2))
    assert all(any(are_same(box, other) for other in kept) for box in found)


@given(st.lists(boxes), st.randoms())
def test_the_order_by_size_depends_on_the_boxes_alone(found: list[Box], random: Random) -> None:
    shuffled = found[:]
    random.shuffle(shuffled)
    assert by_size(shuffled) == by_size(found)
    areas = [box.area for box in by_size(found)]
    assert areas == sorted(areas, reverse=True)
