"""Times as text, as a clock shows them."""

from __future__ import annotations

import re

CLOCK_TIME = r"(?:(?:\d+:)?\d+:)?\d+(?:\.\d+)?"
"""Expression of a time: seconds, or as a clock shows them."""


def time_text(seconds: float, decimals: int = 0) -> str:
    """Return a time such as ``1:05``, with hours where there are any: ``2:00:10``.

    Args:
        seconds: From 0.
        decimals: How many of the seconds' digits after the point are told; the rest is rounded.
    """
    hours, rest = divmod(round(seconds, decimals), 3600)
    minutes, rest = divmod(rest, 60)
    width = 3 + decimals if decimals else 2
    tail = f"{rest:0{width}.{decimals}f}"
    return f"{hours:.0f}:{minutes:02.0f}:{tail}" if hours else f"{minutes:.0f}:{tail}"


def seconds_of(text: str) -> float:
    """Return a time in seconds that is written as ``65.5``, ``1:05.5`` or ``0:01:05.5``.

    Raises:
        ValueError: It is written otherwise.
    """
    if not re.fullmatch(CLOCK_TIME, text, re.ASCII):
        raise ValueError(f"{text} is no time; write seconds, or 1:05, or 1:02:03")
    total = 0.0
    for part in text.split(":"):
        total = 60 * total + float(part)
    return total
