"""``python -m benchmarks.speed``: print what is measured as Markdown, and keep it if told to."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.speed import folder, memory
from benchmarks.speed.films import Film
from benchmarks.speed.frames import Beside, compare
from desktop.loading import load_for_window
from desktop.vision.analysis import Analysis
from trainer.backend import load_keras
from trainer.evaluation.words import table

_ROUNDS = 5
_RUN = Path("assets/run")
_FILMS = {
    "640x480, one face": Film(640, 480, faces=1),
    "1280x720, three faces": Film(1280, 720, faces=3),
}


def main() -> None:
    """Measure, print, and add the table to the history."""
    arguments = _arguments()
    rows = []
    for row in _rows(arguments.seconds):
        print(": ".join(row), file=sys.stderr, flush=True)
        rows.append(row)
    text = table(("measured", "result"), rows)
    print(text)
    if arguments.keep:
        _keep(arguments.keep, text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=main.__doc__)
    parser.add_argument("--seconds", type=int, default=10, help="of each film (default: 10)")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="history to add the table to")
    return parser.parse_args()


def _rows(seconds: int) -> Iterator[tuple[str, str]]:
    """Yield each row as soon as it is measured."""
    with _one_core():  # first, since threads stay where they were begun
        yield from _frames(seconds)
    yield _memory()
    yield _folder()


@contextmanager
def _one_core() -> Iterator[None]:
    """Let all threads that are begun meanwhile share one core (Linux)."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def _frames(seconds: int) -> Iterator[tuple[str, str]]:
    load_keras()
    from benchmarks.speed.usual import UsualWay  # noqa: PLC0415 - imports Keras

    usual = UsualWay(_RUN)
    for name, film in _FILMS.items():
        result = compare(film, seconds, usual, Analysis.live(load_for_window(None)))
        yield f"{name}, live, one core: against the usual way", _told(result)


def _memory() -> tuple[str, str]:
    film = _FILMS["640x480, one face"]
    grown = memory.growth(film, 10_000, Analysis.live(load_for_window(None)))
    return "memory, from the first minute of live view to 10,000 frames", f"{100 * grown:+.1f} %"


def _folder() -> tuple[str, str]:
    rounds = sorted(folder.speed_up(_ROUNDS))
    return (
        "folder of 48 pictures: two jobs against one, same lines",
        f"{median(rounds):.2f} times as fast ({rounds[0]:.2f} to {rounds[-1]:.2f} in five rounds)",
    )


def _told(result: Beside) -> str:
    return (
        f"{result.times:.1f} times as fast ({result.low:.1f} to {result.high:.1f}), "
        f"{result.found:,} of the {result.faces:,} faces that it finds"
    )


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
