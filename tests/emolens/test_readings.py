from hypothesis import given
from hypothesis import strategies as st

from emolens.readings import Box

SIDES = st.integers(0, 500)
BOXES = st.builds(Box, st.integers(-500, 500), st.integers(-500, 500), SIDES, SIDES)


def test_overlap_is_intersection_over_union() -> None:
    assert Box(0, 0, 10, 10).overlap(Box(5, 0, 10, 10)) == 50 / 150


def test_boxes_that_only_touch_do_not_overlap() -> None:
    assert Box(0, 0, 10, 10).overlap(Box(10, 0, 10, 10)) == 0


@given(BOXES, BOXES)
def test_overlap_is_a_share_and_symmetric(one: Box, other: Box) -> None:
    assert 0 <= one.overlap(other) <= 1
    assert one.overlap(other) == other.overlap(one)


@given(BOXES)
def test_a_box_overlaps_itself_wholly_unless_it_is_empty(box: Box) -> None:
    assert box.overlap(box) == (1 if box.area else 0)
