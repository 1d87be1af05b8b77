"""Simulation of a cluster of any size, from the measured times of tasks."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class ClusterModel:
    """A cluster, as it is simulated.

    Attributes:
        workers: How many there are, of one core each.
        hand_over: Seconds from one task of a worker to its next.
        slow: Share of tasks that take longer, since a worker's machine has other things to do.
        slowdown: How many times as long these take.
        failures: Of a worker in an hour; its task begins anew when it is back.
        restart: Seconds until it is.
    """

    workers: int
    hand_over: float = 0.05
    slow: float = 0.02
    slowdown: float = 4.0
    failures: float = 0.05
    restart: float = 60.0


@dataclass(frozen=True)
class SimulatedRun:
    """What came of a simulation.

    Attributes:
        seconds: From the beginning to the last result.
        efficiency: Work that the tasks hold, by what all workers could have done in that time.
        failures: How often a worker failed.
        client_busy: Share of that time for which the client was at work in order.
    """

    seconds: float
    efficiency: float
    failures: int
    client_busy: float


@dataclass(frozen=True)
class Films:
    """What is read: films of equal length.

    Attributes:
        count: How many.
        segments: Of each.
        seconds: That a worker needs for a segment.
        in_order: That the client needs for a segment.
        spread: Standard deviation of the natural logarithm of what a segment takes.
    """

    count: int
    segments: int
    seconds: float
    in_order: float
    spread: float = 0.1


def simulate(cluster: ClusterModel, films: Films, seed: int = 0) -> SimulatedRun:
    """Return how long films take on a cluster.

    Each worker takes the next segment as soon as it is free. The client takes the segments of each
    film in their order, and does one after the other.

    Args:
        cluster: The cluster.
        films: What is read.
        seed: Of what differs and goes wrong.
    """
    rng = np.random.default_rng(seed)
    tasks = films.seconds * rng.lognormal(0.0, films.spread, films.count * films.segments)
    done, failures = _worked(cluster, tasks, rng)
    ready = np.maximum.accumulate(done.reshape(films.count, films.segments), axis=1)
    end = 0.0
    for moment in np.sort(ready, axis=None).tolist():
        end = max(end, moment) + films.in_order
    ideal = float(tasks.sum()) / cluster.workers
    return SimulatedRun(end, ideal / end, failures, len(tasks) * films.in_order / end)


def _worked(
    cluster: ClusterModel, tasks: NDArray[np.float64], rng: np.random.Generator
) -> tuple[NDArray[np.float64], int]:
    """Return when each task is done, and how often workers failed."""
    slow = rng.random(len(tasks)) < cluster.slow
    lengths = tasks * np.where(slow, cluster.slowdown, 1.0) + cluster.hand_over
    free = [0.0] * cluster.workers
    done, failures = np.empty(len(tasks)), 0
    for place, length in enumerate(lengths.tolist()):
        now = heapq.heappop(free)
        while (until := _until_failure(cluster, rng)) < length:
            now += until + cluster.restart
            failures += 1
        done[place] = now + length
        heapq.heappush(free, now + length)
    return done, failures


def _until_failure(cluster: ClusterModel, rng: np.random.Generator) -> float:
    return float(rng.exponential(3600 / cluster.failures)) if cluster.failures else np.inf
