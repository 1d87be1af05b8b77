import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evaluations import make_scores
from trainer.evaluation import confusion_counts as counts

NAMED = [0, 0, 0, 1, 1, 1]
TRUTH = np.array([0, 0, 1, 1, 2, -1])
"""Of three labels: 0 is named thrice and right twice, nothing is named 2."""


@pytest.fixture
def counted() -> np.ndarray:
    return counts.confusion(make_scores(NAMED, labels=3), TRUTH, counts.once(6))


def test_rows_are_what_is_true_and_columns_what_is_named(counted: np.ndarray) -> None:
    assert counted.tolist() == [[2, 0, 0], [1, 1, 0], [0, 1, 0]]


def test_shares_of_a_confusion(counted: np.ndarray) -> None:
    assert counts.share_right(counted) == pytest.approx(3 / 5)
    assert counts.recall(counted) == pytest.approx([1, 1 / 2, 0])
    assert counts.precision(counted) == pytest.approx([2 / 3, 1 / 2, np.nan], nan_ok=True)
    assert counts.f1(counted) == pytest.approx([4 / 5, 1 / 2, 0])


def test_a_label_without_faces_has_no_recall_and_no_f1_but_a_precision() -> None:
    counted = np.array([[3.0, 1.0], [0.0, 0.0]])
    assert counts.recall(counted) == pytest.approx([3 / 4, np.nan], nan_ok=True)
    assert counts.f1(counted) == pytest.approx([6 / 7, np.nan], nan_ok=True)
    assert counts.precision(counted) == pytest.approx([1, 0])


def test_nothing_at_all_is_nan_without_a_warning() -> None:
    nothing = np.zeros((2, 2))
    assert np.isnan(counts.share_right(nothing))
    assert np.isnan(counts.mean_known(counts.recall(nothing)))
    assert np.isnan(counts.mean(np.ones(2), np.zeros(2)))


def test_the_mean_leaves_out_what_is_not_known() -> None:
    assert counts.mean_known(np.array([0.5, np.nan, 1.0])) == pytest.approx(0.75)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(-1, 2), st.integers(0, 3)), min_size=1))
def test_a_weight_counts_a_face_that_many_times(faces: list[tuple[int, int, int]]) -> None:
    named, truth, times = (np.array(column) for column in zip(*faces, strict=True))
    scores = make_scores(named, labels=3)
    weighted = counts.confusion(scores, truth, times.astype(float)[None])
    repeated = np.repeat(np.arange(len(faces)), times)
    each = counts.confusion(scores[repeated], truth[repeated], counts.once(len(repeated)))
    assert weighted.shape == (1, 3, 3)
    assert np.array_equal(weighted[0], each)
