import numpy as np
import pytest

from trainer import metrics


def test_accuracy_leaves_out_faces_without_a_truth() -> None:
    scores = np.array([[0.9, 0.1], [0.2, 0.8], [0.9, 0.1], [0.9, 0.1]], np.float32)
    assert metrics.accuracy(scores, np.array([0, 1, 1, -1])) == pytest.approx(2 / 3)


def test_macro_recall_counts_rare_labels_as_much_as_common_ones() -> None:
    scores = np.array([[0.9, 0.1]] * 9 + [[0.9, 0.1]], np.float32)
    assert metrics.macro_recall(scores, np.array([0] * 9 + [1])) == pytest.approx(0.5)


def test_cross_entropy_of_a_coin() -> None:
    half = np.full((3, 2), 0.5, np.float32)
    assert metrics.cross_entropy(half, half) == pytest.approx(np.log(2))


def test_calibration_error_is_the_gap_between_score_and_share() -> None:
    scores = np.tile(np.array([[0.9, 0.1]], np.float32), (10, 1))
    targets = np.array([[1, 0]] * 7 + [[0, 1]] * 3, np.float32)
    assert metrics.calibration_error(scores, targets) == pytest.approx(0.2, abs=1e-6)


def test_calibration_error_of_a_calibrated_model_is_zero() -> None:
    scores = np.array([[0.7, 0.3], [0.2, 0.8], [1.0, 0.0]], np.float32)
    assert metrics.calibration_error(scores, scores) == pytest.approx(0, abs=1e-6)


def test_gaps_of_opposite_sign_cancel_within_a_bin_but_not_between_bins() -> None:
    scores = np.array([[0.9, 0.1], [0.6, 0.4]], np.float32)
    targets = np.array([[0.8, 0.2], [0.7, 0.3]], np.float32)
    assert metrics.calibration_error(scores, targets) == pytest.approx(0.1, abs=1e-6)
