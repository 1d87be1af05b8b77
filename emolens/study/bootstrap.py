"""Means over people with 95 % intervals, by the percentile bootstrap (Efron 1979).

See doi 10.1214/aos/1176344552.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 2000
_SEED = 1
_OUTSIDE = (0.025, 0.975)


@dataclass(frozen=True)
class MeanInterval:
    """A mean over people.

    Attributes:
        mean: The mean.
        low: Lower bound of its 95 % interval; NaN for one person, who says nothing of others.
        high: Upper bound.
        people: How many there are.
    """

    mean: float
    low: float
    high: float
    people: int


def mean_over_people(values: Sequence[float]) -> MeanInterval:
    """Return the mean of a value for each person; people are drawn anew with replacement.

    Args:
        values: At least one.
    """
    array = np.asarray(values, np.float64)
    mean = float(array.mean())
    if len(array) == 1:
        return MeanInterval(mean, np.nan, np.nan, 1)
    draw = np.random.default_rng(_SEED)
    means = array[draw.integers(len(array), size=(RESAMPLES, len(array)))].mean(axis=1)
    low, high = np.quantile(means, _OUTSIDE)
    return MeanInterval(mean, float(low), float(high), len(array))
