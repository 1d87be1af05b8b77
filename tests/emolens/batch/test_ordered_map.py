import threading
from collections.abc import Generator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.batch.ordered_map import _Line, in_order

LONG = 30.0
"""Seconds after which a test that hangs fails."""


def words(task: int) -> Generator[str, None, None]:
    yield from (f"{task}.{part}" for part in range(task % 4))


@given(st.integers(0, 12), st.integers(1, 5), st.integers(1, 20))
def test_any_number_of_workers_gives_the_same(tasks: int, workers: int, room: int) -> None:
    expected = [word for task in range(tasks) for word in words(task)]
    assert list(in_order(range(tasks), words, workers, room)) == expected


def test_they_work_at_the_same_time() -> None:
    meeting = threading.Barrier(3, timeout=LONG)

    def meet(task: str) -> Generator[str, None, None]:
        meeting.wait()
        yield task

    assert list(in_order("abc", meet, workers=3)) == ["a", "b", "c"]


def test_what_comes_first_is_given_at_once() -> None:
    taken = threading.Event()

    def wait_for_it(_: str) -> Generator[str, None, None]:
        yield "first"
        assert taken.wait(LONG)
        yield "second"

    items = in_order("a", wait_for_it, workers=1)
    assert next(items) == "first"
    taken.set()
    assert list(items) == ["second"]


def test_later_work_waits_where_there_is_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    settled = threading.Event()
    made: list[int] = []
    has_room = _Line._has_room

    def watched(line: "_Line[str, str]", number: int) -> bool:
        room = has_room(line, number)
        if not room:
            settled.set()
        return room

    def work(task: str) -> Generator[str, None, None]:
        if task == "slow":
            assert settled.wait(LONG)
            yield str(len(made))
        else:
            for number in range(100):
                made.append(number)
                yield 10 * "x"
            settled.set()

    monkeypatch.setattr(_Line, "_has_room", watched)
    first, *rest = in_order(["slow", "quick"], work, workers=2, room=35)
    assert (
        first == "5"
    )  # four that wait, the last of them where a little room was left, and one more
    assert len(rest) == 100


def test_an_error_comes_in_its_place() -> None:
    def work(task: int) -> Generator[str, None, None]:
        yield f"{task} begins"
        if task == 1:
            raise KeyError(task)

    items = in_order(range(3), work, workers=3)
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

    with closing(in_order(range(9), endless, workers=2, room=50)) as items:
        next(items)
    assert sorted(closed) == [0, 1]
