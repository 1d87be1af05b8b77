"""Ordered parallel map: work on several tasks at once, results in the order of the tasks."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from queue import Empty, Full, Queue, SimpleQueue
from typing import Generic, TypeVar

ROOM = 80_000
"""Results that may wait for their turn in all: as frames with one face, some 140 MB."""

_AHEAD = 2
"""Tasks for each worker that may be begun or done before their turn."""

_POLL = 0.2  # seconds; Windows lets Ctrl-C through only between two waits
_PATIENCE = 10.0  # seconds for all workers to end; a decoder that never returns is left behind

Task = TypeVar("Task")
Result = TypeVar("Result")


def ordered_map(
    work: Callable[[Task], Generator[Result, None, None]],
    tasks: Iterable[Task],
    workers: int,
    room: int = ROOM,
    stopped: threading.Event | None = None,
) -> Generator[Result, None, None]:
    """Yield what the work on each task yields, in the order of the tasks.

    What ``work`` raises is raised here in its place, after all that came before it. Whoever stops
    taking must close this generator: the workers then end with the result that they are at, or are
    left behind after ten seconds.

    The threads are daemons, unlike those of :class:`concurrent.futures.ThreadPoolExecutor`: a read
    from a drive that never answers must not keep the program from ending.

    Args:
        work: Called on a worker's thread.
        tasks: What to work on; those that come first are begun first.
        workers: How many threads work, each on one task at a time.
        room: How many results may wait for their turn before the workers do, at least one a task.
        stopped: Set at the end, before the workers are waited for: work that waits for something
            is to look at it.
    """
    share = max(1, room // (_AHEAD * workers))
    lanes = (_Lane[Task, Result](task, share) for task in tasks)
    ahead = deque(islice(lanes, _AHEAD * workers))
    begun: SimpleQueue[_Lane[Task, Result] | None] = SimpleQueue()
    stopped = stopped or threading.Event()
    threads = [
        threading.Thread(target=_work, args=(work, begun, stopped), name=f"worker {n}", daemon=True)
        for n in range(workers)
    ]
    for lane in ahead:
        begun.put(lane)
    try:
        for thread in threads:
            thread.start()
        while ahead:
            yield from ahead[0].taken()
            ahead.popleft()
            for lane in islice(lanes, 1):
                ahead.append(lane)
                begun.put(lane)
    finally:
        stopped.set()
        for _ in threads:
            begun.put(None)
        until = time.monotonic() + _PATIENCE
        for thread in threads:
            if thread.ident is not None:
                thread.join(max(0.0, until - time.monotonic()))


@dataclass(frozen=True)
class _End:
    """The last thing in a lane, with what the work raised."""

    error: BaseException | None


class _Lane(Generic[Task, Result]):
    """A task, and what has come of it and was not taken yet."""

    def __init__(self, task: Task, room: int) -> None:
        self.task = task
        self._results: Queue[Result | _End] = Queue(room)

    def put(self, result: Result | _End, stopped: threading.Event) -> None:
        """Add a result when there is room, unless nobody wants it any longer."""
        while not stopped.is_set():
            try:
                self._results.put(result, timeout=_POLL)
            except Full:
                continue
            return

    def taken(self) -> Iterator[Result]:
        """Yield the results as they come, and raise what the work raised."""
        while True:
            try:
                result = self._results.get(timeout=_POLL)
            except Empty:
                continue
            if isinstance(result, _End):
                break
            yield result
        if result.error is not None:
            raise result.error


def _work(
    work: Callable[[Task], Generator[Result, None, None]],
    begun: SimpleQueue[_Lane[Task, Result] | None],
    stopped: threading.Event,
) -> None:
    """Work on one task after the other until there is None."""
    while (lane := begun.get()) is not None and not stopped.is_set():
        error = None
        try:
            with closing(work(lane.task)) as results:
                for result in results:
                    lane.put(result, stopped)
                    if stopped.is_set():
                        break
        except BaseException as trouble:  # noqa: BLE001 - raised again where it is this one's turn
            error = trouble
        lane.put(_End(error), stopped)
