"""Report rows on the live view."""

from __future__ import annotations

import numpy as np

from benchmarks.report import ReportRow, milliseconds
from benchmarks.speed.synthetic_videos import RATE, SyntheticVideo

_SECONDS = 60
_YOUNG = 0.05
_STARTS = 5


def first_window() -> list[ReportRow]:
    """Start the app several times, after one start that does not count."""
    from benchmarks.window.start import seconds_to_first_window  # noqa: PLC0415 - imports Qt

    seconds_to_first_window()
    took = sorted(seconds_to_first_window() for _ in range(_STARTS))
    return [
        (
            "from start to the first window, warm",
            f"{took[_STARTS // 2]:.2f} s ({took[0]:.2f} to {took[-1]:.2f} in {_STARTS} starts)",
        )
    ]


def live() -> list[ReportRow]:
    """Watch the live view for a minute."""
    from benchmarks.window.live import watch  # noqa: PLC0415 - imports Qt

    result = watch(SyntheticVideo(640, 480, faces=1), _SECONDS)
    painted = len(result.ages)
    busy = [stall.seconds for stall in result.stalls]
    computed = [stall.computed for stall in result.stalls]
    share = result.computed / result.seconds
    young = np.mean(np.asarray(result.ages) < _YOUNG)
    name = f"640x480, one face, live at {RATE} frames a second, painted, {_SECONDS} s"
    return [
        (name, f"{share:.0%} of one core, {painted:,} of {_SECONDS * RATE:,} frames painted"),
        (
            "the same: painted within 50 ms of capture",
            f"{young:.1%} (half within {milliseconds(result.ages, 0.5)}, "
            f"99 % within {milliseconds(result.ages, 0.99)})",
        ),
        (
            "the same: window's thread busy at a stretch",
            f"{milliseconds(busy, 1.0)} at most (99 % within {milliseconds(busy, 0.99)}), "
            f"{milliseconds(computed, 1.0)} of computing at most",
        ),
    ]
