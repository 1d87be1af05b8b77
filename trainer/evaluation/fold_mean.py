"""Mean of a metric over the folds of a cross-validation, with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

_CONFIDENCE = 0.95


@dataclass(frozen=True)
class FoldMean:
    """Mean of a metric over the folds.

    The interval is Student's. The trainings share most of their pictures, so that it is rather too
    narrow: no unbiased estimate of their variance exists (Bengio & Grandvalet 2004, Journal of
    Machine Learning Research 5, 1089-1105).

    Attributes:
        mean: Over the folds.
        low: Lower end of the 95 % interval.
        high: Upper end.
        folds: The metric of each.
    """

    mean: float
    low: float
    high: float
    folds: tuple[float, ...]


def fold_mean(values: Sequence[float]) -> FoldMean:
    """Return the mean of a metric of two folds or more, with its interval."""
    mean = float(np.mean(values))
    error = float(stats.sem(values))
    half = error * float(stats.t.ppf((1 + _CONFIDENCE) / 2, len(values) - 1))
    return FoldMean(mean, mean - half, mean + half, tuple(map(float, values)))
