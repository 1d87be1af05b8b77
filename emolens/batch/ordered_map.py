"""Work on several things at once and take what comes of them in order."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence, Sized
from contextlib import closing
from typing import Generic, TypeVar

ROOM = 64 * 1024 * 1024
"""How much may wait for its turn: some hours of readings, in characters."""

_POLL = 0.2  # seconds; Windows lets Ctrl-C through only between two waits

Task = TypeVar("Task")
Item = TypeVar("Item", bound=Sized)


def in_order(
    tasks: Sequence[Task],
    work: Callable[[Task], Generator[Item, None, None]],
    workers: int,
    room: int = ROOM,
) -> Generator[Item, None, None]:
    """Yield what the work on each task yields, in the order of the tasks.

    What ``work`` raises is raised here in its place, after all that came before it. Whoever stops
    taking must close this generator: the workers then end with the item that they are at.

    Args:
        tasks: What to work on; those that come first are begun first.
        work: Called on a worker's thread.
        workers: How many threads work, each on one task at a time.
        room: The sum of the lengths of the items that may wait before the workers do.
    """
    line = _Line(tasks, work, room)
    threads = [
        threading.Thread(target=line.run, name=f"worker {number}", daemon=True)
        for number in range(workers)
    ]
    try:
        for thread in threads:
            thread.start()
        yield from line.items()
    finally:
        line.stop()
        for thread in threads:
            if thread.ident is not None:
                thread.join()


class _Line(Generic[Task, Item]):
    """The tasks, and for each what has come of it and was not taken yet."""

    def __init__(
        self,
        tasks: Sequence[Task],
        work: Callable[[Task], Generator[Item, None, None]],
        room: int,
    ) -> None:
        self._tasks = tasks
        self._work = work
        self._room = room
        self._changed = threading.Condition()  # guards all that follows
        self._results: dict[int, deque[Item]] = {}  # of the tasks that were begun
        self._ended: dict[int, BaseException | None] = {}
        self._begun = 0
        self._first = 0  # the task whose turn it is
        self._waiting = 0
        self._stopped = False

    def items(self) -> Iterator[Item]:
        """Yield the items of all tasks, one task after the other."""
        for number in range(len(self._tasks)):
            self._give_turn(number)
            while self._await(number):
                yield self._take(number)
            self._finish(number)

    def run(self) -> None:
        """Work until nothing is left to begin."""
        while (number := self._begin()) is not None:
            try:
                with closing(self._work(self._tasks[number])) as items:
                    for item in items:
                        if not self._put(number, item):
                            break
            except BaseException as error:  # noqa: BLE001 - raised again where it is this one's turn
                self._end(number, error)
            else:
                self._end(number, None)

    def stop(self) -> None:
        """Let the workers end."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def _begin(self) -> int | None:
        with self._changed:
            number = self._begun
            if self._stopped or number == len(self._tasks):
                return None
            self._begun += 1
            self._results[number] = deque()
            return number

    def _put(self, number: int, item: Item) -> bool:
        """Add an item when there is room; return whether anybody wants more."""
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or self._has_room(number))
            self._results[number].append(item)
            self._waiting += len(item)
            self._changed.notify_all()
            return not self._stopped

    def _has_room(self, number: int) -> bool:
        # Whose turn it is may always add what is waited for, or all would wait for each other.
        awaited = number == self._first and not self._results[number]
        return awaited or self._waiting < self._room

    def _end(self, number: int, error: BaseException | None) -> None:
        with self._changed:
            self._ended[number] = error
            self._changed.notify_all()

    def _give_turn(self, number: int) -> None:
        with self._changed:
            self._first = number
            self._changed.notify_all()

    def _await(self, number: int) -> bool:
        """Wait for the next item of a task and return whether there is one."""
        with self._changed:
            while not self._results.get(number) and number not in self._ended:
                self._changed.wait(_POLL)
            return bool(self._results[number])

    def _take(self, number: int) -> Item:
        with self._changed:
            item = self._results[number].popleft()
            self._waiting -= len(item)
            self._changed.notify_all()
            return item

    def _finish(self, number: int) -> None:
        """Forget a task of which all was taken, and raise what its work raised."""
        with self._changed:
            del self._results[number]
            error = self._ended.pop(number)
        if error is not None:
            raise error
