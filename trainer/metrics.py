"""How right a model is, and how well it knows it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trainer.dataset import Split

_BINS = 15
"""Of the calibration error, as in Guo et al. 2017 (arXiv 1706.04599)."""


def measure(scores: NDArray[np.float32], split: Split) -> dict[str, float]:
    """Return every figure that a card carries, by name, for ``scores`` ``[N, K]`` of ``split``."""
    return {
        "accuracy": accuracy(scores, split.labels),
        "agreement": accuracy(scores, split.majority),
        "macro_recall": macro_recall(scores, split.majority),
        "cross_entropy": cross_entropy(scores, split.targets),
        "calibration_error": calibration_error(scores, split.targets),
    }


def accuracy(scores: NDArray[np.float32], truth: NDArray[np.int64]) -> float:
    """Return the share of faces whose highest score is the true label; -1 leaves a face out."""
    known = truth >= 0
    return float((scores[known].argmax(axis=1) == truth[known]).mean())


def macro_recall(scores: NDArray[np.float32], truth: NDArray[np.int64]) -> float:
    """Return the mean over the labels present of the share found; -1 leaves a face out."""
    found = scores.argmax(axis=1)
    labels = np.unique(truth[truth >= 0])
    return float(np.mean([(found[truth == label] == label).mean() for label in labels]))


def cross_entropy(scores: NDArray[np.float32], targets: NDArray[np.float32]) -> float:
    """Return the mean cross-entropy of the scores against the targets, in nats."""
    return float(-(targets * np.log(np.maximum(scores, 1e-7))).sum(axis=1).mean())


def calibration_error(scores: NDArray[np.float32], targets: NDArray[np.float32]) -> float:
    """Return the expected calibration error of the top score.

    In each of 15 equal bins of the top score, its mean is held against the mean share that the
    targets give to that expression; weighted by count.
    """
    top = scores.max(axis=1)
    share = targets[np.arange(len(targets)), scores.argmax(axis=1)]
    bins = np.minimum((top * _BINS).astype(int), _BINS - 1)
    gaps = np.abs(np.bincount(bins, top - share, minlength=_BINS))
    return float(gaps.sum() / len(top))
