"""Timing of several things against each other, on a machine that may be busy with others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

_WARM_UP = 5


def time_in_turn(
    runners: Mapping[str, Callable[[], object]], rounds: int
) -> dict[str, NDArray[np.float64]]:
    """Return for each runner how many seconds it took in each round, float64 ``[rounds]``.

    They run in turn, so that what slows the machine down for a while slows them all. Each turn
    begins with a call that does not count: it fetches back what the others drove out of the cache.
    """
    for run in runners.values():
        for _ in range(_WARM_UP):
            run()
    times = {name: np.zeros(rounds) for name in runners}
    for number in range(rounds):
        for name, run in runners.items():
            run()
            start = perf_counter()
            run()
            times[name][number] = perf_counter() - start
    return times
