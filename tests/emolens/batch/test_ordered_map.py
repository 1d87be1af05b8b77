import threading
from collections.abc import Generator
from contextlib import closing
from queue import Full, Queue
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.batch import ordered_map as module
from emolens.batch.ordered_map import ordered_map

LONG = 30.0
"""Seconds after which a test that hangs fails."""


def words(task: int) -> Generator[str, None, None]:
    yield from (f"{task}.{part}" for part in range(task % 4))


@given(st.integers(0, 12), st.integers(1, 5), st.integers(1, 20))
def test_any_number_of_workers_gives_the_same(tasks: int, workers: int, room: int) -> None:
    expected = [word for task in range(tasks) for word in words(task)]
    assert list(ordered_map(words, range(tasks), workers, room)) == expected


def test_they_work_at_the_same_time() -> None:
    meeting = threading.Barrier(3, timeout=LONG)

    def meet(task: str) -> Generator[str, None, None]:
        meeting.wait()
        yield task

    assert list(ordered_map(meet, "abc", workers=3)) == ["a", "b", "c"]


def test_what_comes_first_is_given_at_once() -> None:
    taken = threading.Event()

    def wait_for_it(_: str) -> Generator[str, None, None]:
        yield "first"
        assert taken.wait(LONG)
        yield "second"

    items = ordered_map(wait_for_it, "a", workers=1)
    assert next(items) == "first"
    taken.set()
    assert list(items) == ["second"]


def test_later_work_waits_where_there_is_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    settled = threading.Event()
    made: list[int] = []

    class WatchedQueue(Queue[Any]):
        def put(self, item: object, block: bool = True, timeout: float | None = None) -> None:
            try:
                super().put(item, block, timeout)
            except Full:
                settled.set()
                raise

    def work(task: str) -> Generator[str, None, None]:
        if task == "slow":
            assert settled.wait(LONG)
            yield str(len(made))
        else:
            for number in range(100):
                made.append(number)
                yield "x"
            settled.set()

    monkeypatch.setattr(module, "Queue", WatchedQueue)
    first, *rest = ordered_map(work, ["slow", "quick"], workers=2, room=16)
    assert first == "5"  # a quarter of the room for each of four tasks, and one in the hand
    assert len(rest) == 100


def test_few_tasks_are_begun_before_their_turn() -> None:
    begun: list[int] = []
    held = threading.Event()

    def work(task: int) -> Generator[int, None, None]:
        begun.append(task)
        if task == 0:
            assert held.wait(LONG)
        yield task
        if task == 3:
            held.set()

    items = ordered_map(work, range(100), workers=2)
    assert next(items) == 0
    assert begun == [0, 1, 2, 3]
    assert list(items) == list(range(1, 100))


def test_an_error_comes_in_its_place() -> None:
    def work(task: int) -> Generator[str, None, None]:
        yield f"{task} begins"
        if task == 1:
            raise KeyError(task)

    items = ordered_map(work, range(3), workers=3)
    assert [next(items), next(items)] == ["0 begins", "1 begins"]
    with pytest.raises(KeyError):
        next(items)


def test_closing_ends_the_work_that_is_under_way() -> None:
    closed: list[int] = []

    def endless(task: int) -> Generator[str, None, None]:
        try:
            while True:
                yield "more"
        finally:
            closed.append(task)

    with closing(ordered_map(endless, range(9), workers=2, room=50)) as items:
        next(items)
    assert sorted(closed) == [0, 1]


def test_work_that_waits_is_told_before_it_is_waited_for() -> None:
    stopped = threading.Event()

    def waiting(task: int) -> Generator[int, None, None]:
        yield task
        stopped.wait()

    with closing(ordered_map(waiting, range(2), workers=2, stopped=stopped)) as items:
        assert next(items) == 0
    assert stopped.is_set()


def test_work_that_never_returns_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.1)
    ended = threading.Event()

    def hang(_: str) -> Generator[str, None, None]:
        yield "first"
        assert ended.wait(LONG)

    with closing(ordered_map(hang, "a", workers=1)) as items:
        assert next(items) == "first"
    assert not ended.is_set(), "whoever closed it did not wait"
    ended.set()
