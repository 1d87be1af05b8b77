"""Isolation of measurements: each in a process of its own, so that none affects another."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from benchmarks.report import ReportRow

Measurement = Callable[[], list[ReportRow]]
"""A function at the top of a module, or a partial of one, so that it can be sent."""


def run(measurements: Sequence[Measurement], side_by_side: int = 1) -> Iterator[ReportRow]:
    """Yield the rows of measurements in their order, so many of which run at once."""
    with ProcessPoolExecutor(
        side_by_side, mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=1
    ) as pool:
        for task in [pool.submit(one) for one in measurements]:
            yield from task.result()
