"""Times as text, as a clock shows them."""

from __future__ import annotations


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
