"""Progress bar of a slow piece of work."""

from __future__ import annotations

import sys
from typing import NoReturn

from tqdm import tqdm

_SELDOM = 30.0
"""Seconds between lines where no terminal rewrites them."""

tqdm.monitor_interval = 0  # its thread would outlive the bar


def bar(what: str, total: int, unit: str = "picture") -> tqdm[NoReturn]:
    """Return a bar on standard error that shows itself when the work takes over a second."""
    return tqdm(
        desc=what,
        total=total,
        unit=unit,
        delay=1,
        leave=False,
        mininterval=0.2 if sys.stderr.isatty() else _SELDOM,
    )
