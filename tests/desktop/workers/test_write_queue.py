import pytest

from desktop.workers import write_queue as backlog
from desktop.workers.write_queue import WriteQueue
from tests.fakes import make_analysed
from tests.results import make_row

ROWS = (make_row(),)


def test_what_is_put_is_taken_in_order() -> None:
    queue = WriteQueue()
    for number in range(3):
        queue.put((make_row(number),), None)
    queue.close()
    taken = [queue.take(0) for _ in range(3)]
    assert [entry.rows[0].frame for entry in taken if entry is not None] == [0, 1, 2]
    assert queue.exhausted
    assert queue.take(0) is None


def test_pictures_are_dropped_where_too_many_wait_but_never_their_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backlog, "MOST_PICTURES", 2)
    queue = WriteQueue()
    for _ in range(4):
        queue.put(ROWS, make_analysed())
    entries = [queue.take(0) for _ in range(4)]
    assert [bool(e and e.analysed) for e in entries] == [True, True, False, False]
    assert all(entry is not None and entry.rows == ROWS for entry in entries)
    assert queue.dropped == 2
    queue.put(ROWS, make_analysed())
    last = queue.take(0)
    assert last is not None
    assert last.analysed is not None


def test_a_drive_that_takes_nothing_ends_it_rather_than_filling_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backlog, "MOST_FRAMES", 2)
    queue = WriteQueue()
    for _ in range(3):
        queue.put(ROWS, None)
    assert queue.overrun
    assert [queue.take(0) is not None for _ in range(3)] == [True, True, False]
    assert queue.exhausted


def test_a_closed_one_takes_nothing() -> None:
    queue = WriteQueue()
    queue.close()
    queue.put(ROWS, None)
    assert queue.exhausted
