"""Reliability of the top score: the bins of a reliability diagram."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Split
from trainer.evaluation.confusion_counts import Values, ratio

BINS = 15
"""Equal bins of the top score, as in Guo et al. 2017 (arXiv 1706.04599)."""

FEWEST_VOTES = 5
"""A share of fewer votes says too little to hold a score against."""


@dataclass(frozen=True, eq=False)
class Bins:
    """Sums over the faces whose top score falls into a bin, each float64 ``[..., 15]``.

    Attributes:
        faces: How many they are.
        scores: Of their top scores.
        shares: Of the shares that their targets give to the expression on top.
    """

    faces: Values
    scores: Values
    shares: Values

    def error(self) -> Values:
        """Return the expected calibration error ``[...]``; NaN without faces."""
        gaps = np.abs(self.scores - self.shares)
        return ratio(gaps.sum(axis=-1), self.faces.sum(axis=-1))


def bins(scores: NDArray[np.float32], targets: NDArray[np.float32], weights: Values) -> Bins:
    """Sort faces into bins by their top score.

    Args:
        scores: float32 ``[N, K]``.
        targets: The share of each expression, float32 ``[N, K]``.
        weights: How often each face counts, float64 ``[..., N]``.
    """
    top = scores.max(axis=1).astype(np.float64)
    share = targets[np.arange(len(targets)), scores.argmax(axis=1)]
    inside = np.eye(BINS)[np.minimum((top * BINS).astype(int), BINS - 1)]
    sums = (weights @ (inside * values[:, None]) for values in (np.ones(len(top)), top, share))
    return Bins(*map(np.asarray, sums))


def enough_votes(split: Split) -> NDArray[np.bool_]:
    """Return the faces, bool ``[N]``, whose targets can be held against scores.

    Where there are votes, at least five of them must be for the labels; else it is every face.
    """
    if not split.voters.any():
        return np.ones(len(split), dtype=bool)
    return split.voters >= FEWEST_VOTES
