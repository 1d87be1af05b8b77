import dataclasses

import numpy as np
import pytest

from tests.evaluations import make_scores, make_split
from trainer.evaluation import metrics


def test_accuracy_leaves_out_faces_without_a_truth() -> None:
    scores = np.array([[0.9, 0.1], [0.2, 0.8], [0.9, 0.1], [0.9, 0.1]], np.float32)
    assert metrics.accuracy(scores, np.array([0, 1, 1, -1])) == pytest.approx(2 / 3)


def test_macro_recall_counts_rare_labels_as_much_as_common_ones() -> None:
    scores = np.array([[0.9, 0.1]] * 9 + [[0.9, 0.1]], np.float32)
    assert metrics.macro_recall(scores, np.array([0] * 9 + [1])) == pytest.approx(0.5)


def test_cross_entropy_of_a_coin() -> None:
    half = np.full((3, 2), 0.5, np.float32)
    assert metrics.cross_entropy(half, half) == pytest.approx(np.log(2))


def test_a_score_of_zero_costs_much_but_not_everything() -> None:
    scores, targets = np.array([[1.0, 0.0]], np.float32), np.array([[0.0, 1.0]], np.float32)
    assert metrics.cross_entropy(scores, targets) == pytest.approx(-np.log(1e-7))


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


def test_measure_tells_labels_from_majority() -> None:
    split = make_split([0, 0, 1, -1], voters=10)
    split.labels[:] = [1, 0, 1, 1]
    figures = metrics.measure(make_scores([0, 0, 0, 1]), split)
    assert figures["accuracy"] == pytest.approx(1 / 2)  # right on the second and the fourth
    assert figures["agreement"] == pytest.approx(2 / 3)
    assert figures["macro_recall"] == pytest.approx(1 / 2)
    assert figures["macro_f1"] == pytest.approx((4 / 5 + 0) / 2)


def test_measure_agrees_with_the_single_figures() -> None:
    draw = np.random.default_rng(0)
    split = make_split(draw.integers(-1, 3, 200), labels=3, voters=10)
    scores = draw.dirichlet(np.ones(3), 200).astype(np.float32)
    split.targets[:] = draw.dirichlet(np.ones(3), 200)
    figures = metrics.measure(scores, split)
    del figures["macro_f1"]  # it has no function of its own
    assert figures == {
        "accuracy": metrics.accuracy(scores, split.labels),
        "agreement": metrics.accuracy(scores, split.majority),
        "macro_recall": metrics.macro_recall(scores, split.majority),
        "cross_entropy": pytest.approx(metrics.cross_entropy(scores, split.targets)),
        "calibration_error": metrics.calibration_error(scores, split.targets),
    }


def test_measure_judges_calibration_by_faces_with_enough_votes() -> None:
    split = make_split([0, 0], voters=5)
    split.voters[1] = 4
    split.targets[1] = [0, 1]
    figures = metrics.measure(make_scores([0, 0], top=0.9), split)
    assert figures["calibration_error"] == pytest.approx(0.1, abs=1e-6)


def test_measure_leaves_out_what_no_face_can_tell() -> None:
    figures = metrics.measure(make_scores([0, 1]), make_split([-1, -1], voters=4))
    assert set(figures) == {"accuracy", "cross_entropy"}


def test_each_expression_is_held_against_the_majority() -> None:
    split = dataclasses.replace(make_split([0, 0, 1, -1]), labels=np.array([1, 1, 1, 1]))
    values = metrics.per_class(make_scores([0, 1, 1, 1]), split, np.ones(4))
    assert values["recall"] == pytest.approx([1 / 2, 1])
    assert values["precision"] == pytest.approx([1, 1 / 2])
    assert values["f1"] == pytest.approx([2 / 3, 2 / 3])
