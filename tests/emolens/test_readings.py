from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from emolens.readings import Box, Face, Reading

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


READING = Reading(
    3,
    0.1,
    Face(Box(0, 0, 9, 9), 2),
    "sad",
    False,
    scores={"sad": 0.4, "happy": 0.6},
    smoothed={"sad": 0.55, "happy": 0.45},
)


def test_what_is_shown_is_the_smoothed() -> None:
    assert READING.shown is READING.smoothed


def test_unsmoothed_a_frame_speaks_for_itself() -> None:
    alone = READING.unsmoothed(0.5)
    assert alone.shown == READING.scores
    assert (alone.expression, alone.uncertain, alone.face) == ("happy", False, READING.face)
    assert READING.unsmoothed(0.7).uncertain
    assert alone.unsmoothed(0.5) == alone


def test_unsmoothed_it_stays_corrected() -> None:
    corrected = {"sad": 0.8, "happy": 0.2}
    alone = replace(READING, corrected=corrected).unsmoothed(0.5)
    assert alone.shown == corrected
    assert alone.expression == "sad"
