"""``python -m benchmarks.scale``: what frames, workers and the client cost, a cluster simulated."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterable

from benchmarks.scale.client_memory import client_memory
from benchmarks.scale.efficiency import FRAMES, ONE_PROCESS, SIDE_BY_SIDE, outcomes_of
from benchmarks.scale.frame_cost import frame_cost
from benchmarks.scale.simulation import ClusterModel, Films, simulate
from trainer.reporting.tables import table

_SIZES = ((640, 480), (1280, 720), (1920, 1080))
_FACES = (0, 1, 3)
_WORKERS = (1, 10, 30, 100, 300, 1000)
_FRAMES_OF_SEGMENT = 1000
_RATE = 25
_HOURS = 3000


def main() -> None:
    """Measure what is asked for, and print it as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=main.__doc__)
    parts = parser.add_subparsers(metavar="PART", required=True)
    parts.add_parser("frame", help="processor time of a frame").set_defaults(run=_frame)
    shared = parts.add_parser("workers", help="one and two workers; the machine must be idle")
    shared.add_argument("--frames", type=int, default=FRAMES, help="of the film")
    shared.set_defaults(run=_workers)
    client = parts.add_parser("client", help="memory of a cluster's client over many rows")
    client.add_argument("--frames", type=int, default=100_000, help="of the film; three rows each")
    client.set_defaults(run=_client)
    simulated = parts.add_parser("simulate", help="10 to 1,000 workers, 3,000 hours of film")
    simulated.add_argument("--width", type=int, default=1280)
    simulated.add_argument("--height", type=int, default=720)
    simulated.add_argument("--faces", type=int, default=1)
    simulated.add_argument("--clients", type=int, default=1, help="commands, each with its --shard")
    simulated.set_defaults(run=_simulate)
    options = parser.parse_args()
    print(options.run(options))


def _frame(_: argparse.Namespace) -> str:
    names = ("frame", "faces", "decode", "observe", "in order", "frames a second", "in order")
    return table(names, (_cost_row(*size, faces) for size in _SIZES for faces in _FACES))


def _cost_row(width: int, height: int, faces: int) -> tuple[str, ...]:
    cost = frame_cost(width, height, faces)
    parts = (cost.decoding, cost.observing, cost.following)
    milliseconds = (f"{1000 * part:.2f} ms" for part in parts)
    rate, share = f"{1 / cost.whole:.0f}", f"{cost.in_order:.1%}"
    return f"{width}x{height}", str(faces), *milliseconds, rate, share


def _workers(options: argparse.Namespace) -> str:
    rows: list[tuple[str, ...]] = []
    one = math.nan
    for name, each in outcomes_of(options.frames):
        if name == ONE_PROCESS.name:
            one = each.seconds
        times = one * (2 if name == SIDE_BY_SIDE else 1) / each.seconds
        rows.append((name, f"{each.seconds:.1f} s", f"{times:.2f}", f"{100 * each.growth:+.1f} %"))
        print(": ".join(rows[-1]), file=sys.stderr, flush=True)
    return table(("way", "time", "times as fast", "memory grew"), rows)


def _client(options: argparse.Namespace) -> str:
    took = client_memory(options.frames)
    return (
        f"{took.rows:,} rows, {60 * took.rows / took.seconds:,.0f} a minute; from a third of them "
        f"to the last, memory grew by {took.growth:+.1%}"
    )


def _simulate(options: argparse.Namespace) -> str:
    cost = frame_cost(options.width, options.height, options.faces)
    segment = _FRAMES_OF_SEGMENT * (cost.decoding + cost.observing)
    segments = 3600 * _RATE // _FRAMES_OF_SEGMENT
    in_order = _FRAMES_OF_SEGMENT * cost.following / options.clients  # at work beside one another
    films = Films(_HOURS, segments, segment, in_order)
    names = ("workers", "hours", "efficiency", "Amdahl", "client busy", "failures")
    hours = _HOURS * segments * segment / 3600
    return f"{hours:.0f} core hours\n\n{table(names, _simulated(films))}"


def _simulated(films: Films) -> Iterable[tuple[str, ...]]:
    for workers in _WORKERS:
        run = simulate(ClusterModel(workers), films)
        share = films.in_order / (films.in_order + films.seconds)
        bound = 1 / (share + (1 - share) / workers) / workers
        yield (
            f"{workers:,}",
            f"{run.seconds / 3600:.1f}",
            f"{run.efficiency:.0%}",
            f"{bound:.0%}",
            f"{run.client_busy:.0%}",
            f"{run.failures:,}",
        )


if __name__ == "__main__":
    main()
