import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from trainer.data.partition import TRAINING, UNDECIDED, VALIDATION, partition

pictures = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2)), max_size=60)


@given(pictures, st.floats(0, 1))
def test_groups_stay_together_and_no_label_is_used_up(
    drawn: list[tuple[int, int]], share: float
) -> None:
    groups = np.array([group for group, _ in drawn], dtype=np.int64)
    labels = np.array([label for _, label in drawn], dtype=np.int64)
    aside = partition(groups, labels, share) == VALIDATION
    for group in set(groups):
        assert len(set(aside[groups == group])) == 1
    for label in set(labels):
        assert not aside[labels == label].all()


@given(st.integers(2, 200), st.integers(2, 200))
def test_takes_a_tenth_of_each_label(first: int, second: int) -> None:
    labels = np.repeat([0, 1], [first, second])
    aside = partition(np.arange(len(labels)), labels) == VALIDATION
    for label, count in ((0, first), (1, second)):
        assert aside[labels == label].sum() == max(1, round(0.1 * count))


def test_is_the_same_each_time_but_not_the_first_ones() -> None:
    labels = np.zeros(100, dtype=np.int64)
    parts = partition(np.arange(100), labels)
    np.testing.assert_array_equal(parts, partition(np.arange(100), labels))
    assert (parts == VALIDATION).sum() == 10
    assert (parts[:10] == TRAINING).any()


def test_prefers_pictures_that_are_there_once() -> None:
    groups = np.array([0, 0, 0, 3, 4, 4])
    parts = partition(groups, np.zeros(6, dtype=np.int64), 1 / 6)
    assert np.flatnonzero(parts == VALIDATION).tolist() == [3]


def test_sets_nothing_aside_where_all_is_one_picture() -> None:
    parts = partition(np.zeros(5, dtype=np.int64), np.zeros(5, dtype=np.int64))
    assert set(parts) == {TRAINING}


def test_what_was_settled_stays_and_takes_its_twins_along() -> None:
    groups = np.array([0, 0, 1, 1, 2, 2, 2, 3, 4, 5])
    known = np.array([VALIDATION, -1, TRAINING, -1, VALIDATION, TRAINING, -1, -1, -1, -1])
    parts = partition(groups, np.zeros(10, dtype=np.int64), 0.3, known)
    assert parts.tolist()[:7] == [1, 1, 0, 0, 1, 0, UNDECIDED]
    assert set(parts[7:]) == {TRAINING}  # three of ten are in validation already


@given(pictures, st.data())
def test_nothing_that_was_settled_moves(drawn: list[tuple[int, int]], data: st.DataObject) -> None:
    groups = np.array([group for group, _ in drawn], dtype=np.int64)
    labels = np.array([label for _, label in drawn], dtype=np.int64)
    parts = st.lists(st.sampled_from([-1, 0, 1]), min_size=len(drawn), max_size=len(drawn))
    known = np.array(data.draw(parts), dtype=np.int64)
    before = known.copy()
    found = partition(groups, labels, 0.2, known)
    np.testing.assert_array_equal(known, before)
    np.testing.assert_array_equal(found[before >= 0], before[before >= 0])
    for group in set(groups[found == UNDECIDED]):
        assert {0, 1} <= set(before[groups == group])
