import numpy as np
import pytest

from tests.evaluations import make_split
from trainer.evaluation.confusion_counts import once
from trainer.evaluation.reliability import BINS, bins, enough_votes


def test_a_face_falls_into_the_bin_of_its_top_score() -> None:
    scores = np.array([[1.0, 0.0], [0.5, 0.5], [0.3, 0.7]], np.float32)
    targets = np.array([[0.6, 0.4], [0.25, 0.75], [0.0, 1.0]], np.float32)
    found = bins(scores, targets, once(3))
    assert np.flatnonzero(found.faces).tolist() == [7, 10, BINS - 1]
    assert found.scores[[7, 10, 14]] == pytest.approx([0.5, 0.7, 1.0])
    assert found.shares[[7, 10, 14]] == pytest.approx([0.25, 1.0, 0.6])
    assert found.error() == pytest.approx((0.25 + 0.3 + 0.4) / 3)


def test_without_faces_there_is_no_error() -> None:
    assert np.isnan(
        bins(np.zeros((0, 2), np.float32), np.zeros((0, 2), np.float32), once(0)).error()
    )


def test_weights_make_rows_of_bins() -> None:
    scores = np.array([[0.9, 0.1], [0.6, 0.4]], np.float32)
    targets = np.array([[0.8, 0.2], [0.3, 0.7]], np.float32)
    found = bins(scores, targets, np.array([[1.0, 0.0], [0.0, 2.0]]))
    assert found.error() == pytest.approx([0.1, 0.3], abs=1e-6)


def test_fewer_than_five_votes_say_too_little() -> None:
    split = make_split([0, 1, 1], voters=5)
    split.voters[:] = [4, 5, 10]
    assert enough_votes(split).tolist() == [False, True, True]


def test_without_votes_every_face_counts() -> None:
    assert enough_votes(make_split([0, 1])).all()
