"""Scores as whole percentages."""

from __future__ import annotations

import math
from collections.abc import Mapping

from desktop.i18n import number


def whole_percents(scores: Mapping[str, float]) -> dict[str, int]:
    """Round scores to whole percentages that still add up to 100.

    The percentages are rounded down; what is then missing goes to those that lost most (the
    method of the largest remainder), so none is off by a whole percent and their order stays.
    """
    total = sum(scores.values())
    exact = {name: 100 * score / total for name, score in scores.items()}
    percents = {name: math.floor(share) for name, share in exact.items()}
    by_loss = sorted(exact, key=lambda name: percents[name] - exact[name])
    for name in by_loss[: 100 - sum(percents.values())]:
        percents[name] += 1
    return percents


def percent_text(percent: float, decimals: int = 0) -> str:
    """Return the percentage as it is written: with a narrow space that does not break."""
    return f"{number(percent, decimals)}\N{NARROW NO-BREAK SPACE}%"
