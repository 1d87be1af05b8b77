"""What was measured, in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.stats import bootstrap, chi2

Row = tuple[str, str]
"""What was measured, and the result."""


def per_minute(count: int, minutes: float) -> str:
    """Return a rate of rare things with its 95 % interval (Garwood 1936)."""
    low = chi2.ppf(0.025, 2 * count) / 2 if count else 0.0
    high = chi2.ppf(0.975, 2 * count + 2) / 2
    return f"{count / minutes:.2f} a minute ({low / minutes:.2f} to {high / minutes:.2f})"


def mean_share(shares: Sequence[float]) -> str:
    """Return the mean of several shares with its 95 % interval, bootstrapped over them."""
    rng = np.random.default_rng(0)
    spread = bootstrap((np.asarray(shares),), np.mean, method="percentile", rng=rng)
    low, high = spread.confidence_interval
    return f"{100 * np.mean(shares):.1f} % ({100 * low:.1f} to {100 * high:.1f})"


def milliseconds(seconds: Sequence[float], share: float) -> str:
    """Return how many milliseconds such a share of times takes at most."""
    return f"{1000 * np.quantile(seconds, share):.0f} ms"
