"""Report of the benchmarks: its rows, and figures as text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.stats import chi2

from trainer.evaluation.bootstrap import intervals

ReportRow = tuple[str, str]
"""What was measured, and the result."""


def per_minute(count: int, minutes: float) -> str:
    """Return a rate of rare things with its 95 % interval (Garwood 1936)."""
    low = chi2.ppf(0.025, 2 * count) / 2 if count else 0.0
    high = chi2.ppf(0.975, 2 * count + 2) / 2
    return f"{count / minutes:.2f} a minute ({low / minutes:.2f} to {high / minutes:.2f})"


def mean_share(shares: Sequence[float]) -> str:
    """Return the mean of several shares with its 95 % interval, bootstrapped over them."""
    values = np.asarray(shares)
    means = intervals(lambda weights: {"mean": weights @ values / len(values)}, len(values))
    low, high = means["mean"]
    return f"{100 * np.mean(shares):.1f} % ({100 * low:.1f} to {100 * high:.1f})"


def milliseconds(seconds: Sequence[float], share: float) -> str:
    """Return how many milliseconds such a share of times takes at most."""
    return f"{1000 * np.quantile(seconds, share):.0f} ms"
