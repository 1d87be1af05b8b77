"""Efficiency of workers: one and two of them against one process, on the clock.

Beside them stands what the machine itself gives two processes that know nothing of one another: of
virtual cores that are one real core's two threads, nobody gets twice as much.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.scale.frame_cost import write_film
from benchmarks.speed.synthetic_videos import SyntheticVideo

FRAMES = 18_000
"""Ten minutes at 30 a second."""
_POLL = 0.25  # seconds


@dataclass(frozen=True)
class Way:
    """A way to analyze a film.

    Attributes:
        name: What it is called.
        options: Of the command.
        half_of: Name of the way in half of whose time a worker is killed; none is by default.
    """

    name: str
    options: Sequence[str]
    half_of: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a way took.

    Attributes:
        seconds: On the clock, workers started and ended.
        growth: Share by which the memory of the command's own process grew from a third of that
            time to the end.
        rows: The result, as bytes.
    """

    seconds: float
    growth: float
    rows: bytes


ONE_PROCESS = Way("one process, one core", ("--jobs", "1"))
SIDE_BY_SIDE = "two such processes side by side, a film each"
_TWO_WORKERS = ("--jobs", "2", "--cluster", "local")
WAYS = (
    ONE_PROCESS,
    Way("one process, two cores", ("--jobs", "2")),
    Way("one worker", ("--jobs", "1", "--cluster", "local")),
    Way("two workers", _TWO_WORKERS),
    Way("two workers, one killed at half time", _TWO_WORKERS, half_of="two workers"),
)


def outcomes_of(frames: int = FRAMES) -> Iterator[tuple[str, Outcome]]:
    """Analyze a film in each way, and yield its name and what it took, as soon as that is known.

    First comes :data:`ONE_PROCESS`, then twice the same side by side, :data:`SIDE_BY_SIDE`.

    Raises:
        RuntimeError: Two ways give different results.
    """
    outcomes: dict[str, Outcome] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_film(folder / "film.mp4", SyntheticVideo(640, 480, faces=1), frames)
        for way in WAYS:
            whole = outcomes.get(way.half_of)
            outcomes[way.name] = _once(folder, way, whole.seconds / 2 if whole else None)
            yield way.name, outcomes[way.name]
            if way is ONE_PROCESS:
                yield SIDE_BY_SIDE, _side_by_side(folder)
    if len({outcome.rows for outcome in outcomes.values()}) > 1:
        raise RuntimeError("Two ways give different results.")


def _side_by_side(folder: Path) -> Outcome:
    """Return the slower of two analyses that begin together."""
    ways = [Way(f"{SIDE_BY_SIDE} {number}", ONE_PROCESS.options) for number in (1, 2)]
    with ThreadPoolExecutor(len(ways)) as pool:
        both = pool.map(partial(_once, folder, kill_after=None), ways)
        return max(both, key=lambda outcome: outcome.seconds)


def _once(folder: Path, way: Way, kill_after: float | None) -> Outcome:
    out = folder / way.name
    command = [sys.executable, "-m", "emolens", "analyze", str(folder / "film.mp4")]
    begun = time.perf_counter()
    memory: list[int] = []
    with subprocess.Popen([*command, "--out-dir", str(out), *way.options]) as analyzing:
        while analyzing.poll() is None:
            memory += _pages(analyzing.pid)
            time.sleep(_POLL)
            if kill_after is not None and time.perf_counter() - begun >= kill_after:
                os.kill(next(_workers(analyzing.pid)), signal.SIGKILL)
                kill_after = None
    seconds = time.perf_counter() - begun
    if analyzing.returncode:
        raise RuntimeError(f"{way.name} failed.")
    growth = memory[-1] / memory[len(memory) // 3] - 1
    return Outcome(seconds, growth, (out / "film.mp4.csv").read_bytes())


def _pages(process: int) -> list[int]:
    """Return how many pages of memory a process holds; none where it has just ended (Linux)."""
    try:
        resident = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return []
    return [resident] if resident else []


def _workers(process: int) -> Iterator[int]:
    """Yield the processes that Dask has started for one (Linux)."""
    children = Path(f"/proc/{process}/task").glob("*/children")
    for child in " ".join(one.read_text(encoding="ascii") for one in children).split():
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
            yield int(child)
