import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from emolens.tracking.association import interchangeable, nearest_first, rivals

FAR = np.inf


def test_the_nearest_are_paired_first() -> None:
    assert nearest_first(np.array([[0.1, 0.3], [0.05, 0.4]])) == {1: 0, 0: 1}


def test_what_is_out_of_the_question_stays_alone() -> None:
    assert nearest_first(np.array([[0.1, FAR], [0.2, FAR]])) == {0: 0}


def test_nothing_can_be_paired_with_nothing() -> None:
    for shape in ((0, 0), (2, 0), (0, 2)):
        assert nearest_first(np.zeros(shape)) == {}
        assert interchangeable(np.zeros(shape), {}) == set()


def test_rows_are_interchangeable_that_lose_little_by_it() -> None:
    alike = np.array([[0.2, 0.25, FAR], [0.22, 0.2, FAR], [FAR, 0.9, 0.0]])
    assert interchangeable(alike, nearest_first(alike)) == {0, 1}


def test_rows_are_not_interchangeable_that_lose_much_by_it() -> None:
    told_apart = np.array([[0.05, 0.5], [0.5, 0.05]])
    assert interchangeable(told_apart, nearest_first(told_apart)) == set()


def test_rivals_are_near_and_without_a_column() -> None:
    near = np.array([[0.0, 0.9], [0.1, FAR], [0.5, FAR], [0.1, 0.0], [FAR, FAR]])
    assert rivals(near, nearest_first(near), 0) == [1]


@given(
    arrays(np.float64, array_shapes(min_dims=2, max_dims=2, max_side=6), elements=st.floats(0, 2))
)
def test_no_column_is_given_twice_and_none_is_left_over(distances: np.ndarray) -> None:
    pairs = nearest_first(distances)
    assert len(pairs) == min(distances.shape)
    assert len(set(pairs.values())) == len(pairs)
