"""``python -m benchmarks``: benchmark report as Markdown, kept if wanted."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from benchmarks import isolation
from benchmarks.detection.rows import false_positives
from benchmarks.memory.rows import live_memory, video_memory
from benchmarks.report import ReportRow
from benchmarks.speed.rows import beside_baseline, folder
from benchmarks.tracking.rows import id_switches, label_jitter
from benchmarks.window.rows import first_window, live
from trainer.reporting.tables import table

_AN_HOUR = 108_000  # frames, at 30 a second


def main() -> None:
    """Measure, print, and add the table to the history: if interrupted, what there is of it."""
    arguments = _arguments()
    rows: list[ReportRow] = []
    try:
        for row in _rows(arguments):
            print(": ".join(row), file=sys.stderr, flush=True)
            rows.append(row)
    finally:
        text = table(("measured", "result"), rows)
        print(text)
        if arguments.keep and rows:
            _keep(arguments.keep, text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("--data", type=Path, help="dataset whose faces are used where faces differ")
    parser.add_argument("--hour", action="store_true", help="watch memory for an hour's frames")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="history to add the table to")
    return parser.parse_args()


def _rows(arguments: argparse.Namespace) -> Iterator[ReportRow]:
    """Yield each row as soon as it is measured: first what is timed, and has the machine alone."""
    yield from isolation.run([first_window, beside_baseline, live, folder])
    frames = _AN_HOUR if arguments.hour else 10_000
    counted: list[isolation.Measurement] = [
        partial(false_positives, arguments.data),
        id_switches,
        partial(label_jitter, arguments.data),
        partial(live_memory, frames),
        video_memory,
    ]
    yield from isolation.run(counted, side_by_side=2)


def _keep(history: Path, text: str) -> None:
    day = datetime.now(UTC).date()
    with history.open("a", encoding="utf-8") as file:
        file.write(f"\n## {day}, {_processor()}, {os.cpu_count()} cores\n\n{text}\n")


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "an unnamed processor")


if __name__ == "__main__":
    main()
