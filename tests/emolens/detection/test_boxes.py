from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.detection.boxes import are_same, distinct, largest_first, within
from emolens.readings import Box, Detection

ONE = Box(10, 10, 20, 20)
SHAPE = (40, 50, 3)
places = st.integers(-30, 60)
sides = st.integers(1, 60)
boxes = st.builds(Box, places, places, sides, sides)
detections = st.lists(st.builds(Detection, boxes, st.just(1.0)))


@pytest.mark.parametrize(
    ("box", "part"),
    [
        (Box(45, 35, 10, 10), Box(45, 35, 5, 5)),
        (Box(-3, -4, 10, 10), Box(0, 0, 7, 6)),
        (Box(10, 10, 20, 20), Box(10, 10, 20, 20)),
        (Box(-30, 10, 20, 20), Box(0, 10, 0, 20)),
        (Box(60, 10, 20, 20), Box(50, 10, 0, 20)),
    ],
)
def test_what_leaves_an_image_is_cut_off(box: Box, part: Box) -> None:
    assert within(box, SHAPE) == part


@given(boxes)
def test_what_is_within_an_image_stays(box: Box) -> None:
    part = within(box, SHAPE)
    assert within(part, SHAPE) == part
    assert part.area <= box.area


def test_a_box_within_another_is_the_same() -> None:
    assert are_same(ONE, Box(15, 15, 5, 5))
    assert not are_same(ONE, Box(22, 10, 20, 20))


@given(detections)
def test_distinct_detections_are_the_first_of_each_face(found: list[Detection]) -> None:
    kept = distinct(found)
    places = [found.index(one) for one in kept]
    assert places == sorted(places)
    assert not any(are_same(one.box, other.box) for one, other in combinations(kept, 2))
    assert all(any(are_same(one.box, other.box) for other in kept) for one in found)


@given(detections, st.randoms())
def test_the_order_by_size_depends_on_the_boxes_alone(
    found: list[Detection], random: Random
) -> None:
    shuffled = found[:]
    random.shuffle(shuffled)
    assert largest_first(shuffled) == largest_first(found)
    areas = [one.box.area for one in largest_first(found)]
    assert areas == sorted(areas, reverse=True)
