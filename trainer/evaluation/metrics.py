"""Metrics: how right a model is, and how well it knows it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from emolens.model.confusion_metrics import confusion_name
from trainer.data.dataset import Split
from trainer.evaluation import confusion_counts as counts
from trainer.evaluation.confusion_counts import Values, once
from trainer.evaluation.reliability import bins, enough_votes


def measure(scores: NDArray[np.float32], split: Split) -> dict[str, float]:
    """Return every metric that a card carries, by name, for ``scores`` ``[N, K]`` of ``split``.

    A metric that no face of the split can tell is left out.
    """
    values = headlines(scores, split, once(len(split)))
    return {name: float(value) for name, value in values.items() if not np.isnan(value)}


def measure_confusions(
    scores: NDArray[np.float32], split: Split, labels: Sequence[str]
) -> dict[str, float]:
    """Return how many faces of each label, by the majority, were given which, by name.

    Args:
        scores: float32 ``[N, K]``.
        split: Its ``N`` faces.
        labels: The ``K`` names, in the order of the scores.
    """
    matrix = counts.confusion(scores, split.majority, once(len(split)))
    return {
        confusion_name(true, named): float(count)
        for true, row in zip(labels, matrix, strict=True)
        for named, count in zip(labels, row, strict=True)
    }


def headlines(scores: NDArray[np.float32], split: Split, weights: Values) -> dict[str, Values]:
    """Return the metrics of :func:`measure`, each ``[...]``, for faces weighted ``[..., N]``."""
    against_majority = counts.confusion(scores, split.majority, weights)
    enough = enough_votes(split)
    reliability = bins(scores[enough], split.targets[enough], weights[..., enough])
    return {
        "accuracy": counts.share_right(counts.confusion(scores, split.labels, weights)),
        "agreement": counts.share_right(against_majority),
        "macro_recall": counts.mean_known(counts.recall(against_majority)),
        "macro_f1": counts.mean_known(counts.f1(against_majority)),
        "cross_entropy": counts.mean(losses(scores, split.targets), weights),
        "calibration_error": reliability.error(),
    }


def per_class(scores: NDArray[np.float32], split: Split, weights: Values) -> dict[str, Values]:
    """Return precision, recall and F1 against the majority, each ``[..., K]``."""
    against_majority = counts.confusion(scores, split.majority, weights)
    return {
        "precision": counts.precision(against_majority),
        "recall": counts.recall(against_majority),
        "f1": counts.f1(against_majority),
    }


def accuracy(scores: NDArray[np.float32], truth: NDArray[np.int64]) -> float:
    """Return the share of faces whose highest score is the true label; -1 leaves a face out."""
    return float(counts.share_right(counts.confusion(scores, truth, once(len(truth)))))


def macro_recall(scores: NDArray[np.float32], truth: NDArray[np.int64]) -> float:
    """Return the mean over the labels present of the share found; -1 leaves a face out."""
    found = counts.recall(counts.confusion(scores, truth, once(len(truth))))
    return float(counts.mean_known(found))


def cross_entropy(scores: NDArray[np.float32], targets: NDArray[np.float32]) -> float:
    """Return the mean cross-entropy of the scores against the targets, in nats."""
    return float(losses(scores, targets).mean())


def losses(scores: NDArray[np.float32], targets: NDArray[np.float32]) -> Values:
    """Return each face's cross-entropy against its targets, in nats, float64 ``[N]``."""
    logarithms = np.log(np.maximum(scores, 1e-7, dtype=np.float64))
    each: Values = -(targets * logarithms).sum(axis=1)
    return each


def calibration_error(scores: NDArray[np.float32], targets: NDArray[np.float32]) -> float:
    """Return the expected calibration error of the top score.

    In each of 15 equal bins of the top score, its mean is held against the mean share that the
    targets give to that expression; weighted by count.
    """
    return float(bins(scores, targets, once(len(targets))).error())
