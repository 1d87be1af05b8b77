import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from emolens.tracking.association import (
    ambiguous_tracks,
    associate,
    competing_tracks,
    nearest_first,
)

FAR = np.inf


def test_the_nearest_are_paired_first() -> None:
    assert nearest_first(np.array([[0.1, 0.3], [0.05, 0.4]])) == {1: 0, 0: 1}


def test_what_is_out_of_the_question_stays_alone() -> None:
    assert nearest_first(np.array([[0.1, FAR], [0.2, FAR]])) == {0: 0}


def test_nothing_can_be_paired_with_nothing() -> None:
    for shape in ((0, 0), (2, 0), (0, 2)):
        assert nearest_first(np.zeros(shape)) == {}
        assert ambiguous_tracks(np.zeros(shape), {}) == set()


def test_tracks_are_ambiguous_that_lose_little_by_an_exchange() -> None:
    alike = np.array([[0.2, 0.25, FAR], [0.22, 0.2, FAR], [FAR, 0.9, 0.0]])
    assert ambiguous_tracks(alike, nearest_first(alike)) == {0, 1}


def test_tracks_are_not_ambiguous_that_lose_much_by_it() -> None:
    told_apart = np.array([[0.05, 0.5], [0.5, 0.05]])
    assert ambiguous_tracks(told_apart, nearest_first(told_apart)) == set()


def test_competing_tracks_are_near_and_without_a_detection() -> None:
    near = np.array([[0.0, 0.9], [0.1, FAR], [0.5, FAR], [0.1, 0.0], [FAR, FAR]])
    assert competing_tracks(near, nearest_first(near), 0) == [1]


def owners(distances: list[list[float]], steady: list[bool]) -> dict[int, int]:
    reach = np.full(len(distances), 1.0)
    return associate(np.array(distances), reach, np.array(steady)).detections


def test_of_two_near_a_detection_the_one_that_was_just_seen_owns_it() -> None:
    assert owners([[0.1], [0.15]], [False, True]) == {1: 0}
    assert owners([[0.3], [0.9]], [False, False]) == {0: 0}


def test_where_the_lost_one_is_clearly_nearer_nobody_owns_it() -> None:
    assert owners([[0.3], [0.9]], [False, True]) == {}
    assert owners([[0.3], [0.35]], [False, False]) == {}


def test_a_detection_goes_to_the_only_track_within_reach() -> None:
    assert owners([[0.9, 1.1]], [False]) == {0: 0}
    assert owners([[1.1]], [True]) == {}


def test_ambiguous_tracks_own_nothing() -> None:
    found = associate(np.full((2, 2), 0.1), np.ones(2), np.ones(2, np.bool_))
    assert (found.detections, found.ambiguous) == ({}, {0, 1})


@given(
    arrays(np.float64, array_shapes(min_dims=2, max_dims=2, max_side=6), elements=st.floats(0, 2))
)
def test_no_column_is_given_twice_and_none_is_left_over(distances: np.ndarray) -> None:
    pairs = nearest_first(distances)
    assert len(pairs) == min(distances.shape)
    assert len(set(pairs.values())) == len(pairs)
