"""Agreement of several raters, by Fleiss' kappa."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from emolens.labelling.tally import VoteTally

_RESAMPLES = 2000
_SEED = 1
_OUTSIDE = (0.025, 0.975)


@dataclass(frozen=True)
class RaterAgreement:
    """How far raters agree.

    Attributes:
        kappa: Fleiss' kappa; NaN where all gave one and the same answer to everything, so that
            chance would agree as well.
        low: Lower bound of its 95 % interval, by the percentile bootstrap over the pictures (Efron
            1979); NaN where there is none.
        high: Upper bound.
        pictures: How many all raters answered, by which it is reckoned.
        raters: How many they are.
    """

    kappa: float
    low: float
    high: float
    pictures: int
    raters: int


def fleiss_kappa(counts: NDArray[np.int64]) -> float:
    """Return the agreement of raters beyond chance (Fleiss 1971, doi 10.1037/h0031619).

    With ``n`` raters for each of ``N`` pictures, of whom ``n_ij`` gave picture ``i`` answer ``j``,
    a share ``p_j = sum_i n_ij / (N n)`` of all answers is ``j``; of the pairs of raters of a
    picture ``P_i = (sum_j n_ij**2 - n) / (n (n - 1))`` agree, and by chance
    ``P_e = sum_j p_j**2`` would. Kappa is ``(mean P_i - P_e) / (1 - P_e)``: 1 for full agreement,
    0 for as much as by chance.

    Args:
        counts: ``n_ij``, int64 ``[N, answers]``; the rows have the same sum, of 2 or more.

    Returns:
        Kappa; NaN where ``P_e`` is 1.
    """
    raters = int(counts[0].sum())
    shares = counts.sum(axis=0) / counts.sum()
    by_chance = float((shares**2).sum())
    if math.isclose(by_chance, 1):
        return math.nan
    agreed = ((counts**2).sum(axis=1) - raters) / (raters * (raters - 1))
    return (float(agreed.mean()) - by_chance) / (1 - by_chance)


def agreement_of(tally: VoteTally) -> RaterAgreement | None:
    """Return how far raters agree; that one cannot tell counts as an answer.

    None where there is a single rater, or no picture that all of them answered.
    """
    raters = len(tally.raters)
    complete = tally.counts[tally.counts.sum(axis=1) == raters]
    if raters < 2 or not len(complete):
        return None
    low, high = _interval(complete)
    return RaterAgreement(fleiss_kappa(complete), low, high, len(complete), raters)


def _interval(counts: NDArray[np.int64]) -> tuple[float, float]:
    draw = np.random.default_rng(_SEED)
    size = len(counts)
    drawn = (fleiss_kappa(counts[draw.integers(size, size=size)]) for _ in range(_RESAMPLES))
    known = [kappa for kappa in drawn if not math.isnan(kappa)]
    if len(known) < _RESAMPLES / 2:
        return math.nan, math.nan
    low, high = np.quantile(known, _OUTSIDE)
    return float(low), float(high)
