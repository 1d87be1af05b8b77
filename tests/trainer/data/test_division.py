import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from trainer.data.division import divide

pictures = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2)), max_size=60)


@given(pictures, st.floats(0, 1))
def test_groups_stay_together_and_no_label_is_used_up(
    drawn: list[tuple[int, int]], share: float
) -> None:
    groups = np.array([group for group, _ in drawn], dtype=np.int64)
    labels = np.array([label for _, label in drawn], dtype=np.int64)
    aside = divide(groups, labels, share)
    for group in set(groups):
        assert len(set(aside[groups == group])) == 1
    for label in set(labels):
        assert not aside[labels == label].all()


@given(st.integers(2, 200), st.integers(2, 200))
def test_takes_a_tenth_of_each_label(first: int, second: int) -> None:
    labels = np.repeat([0, 1], [first, second])
    aside = divide(np.arange(len(labels)), labels)
    for label, count in ((0, first), (1, second)):
        assert aside[labels == label].sum() == max(1, round(0.1 * count))


def test_is_the_same_each_time_but_not_the_first_ones() -> None:
    labels = np.zeros(100, dtype=np.int64)
    aside = divide(np.arange(100), labels)
    np.testing.assert_array_equal(aside, divide(np.arange(100), labels))
    assert not aside[:10].all()


def test_prefers_pictures_that_are_there_once() -> None:
    groups = np.array([0, 0, 0, 3, 4, 4])
    aside = divide(groups, np.zeros(6, dtype=np.int64), 1 / 6)
    np.testing.assert_array_equal(aside, [False, False, False, True, False, False])


def test_sets_nothing_aside_where_all_is_one_picture() -> None:
    assert not divide(np.zeros(5, dtype=np.int64), np.zeros(5, dtype=np.int64)).any()
