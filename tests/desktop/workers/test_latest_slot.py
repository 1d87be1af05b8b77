import threading

from hypothesis import given
from hypothesis import strategies as st

from desktop.workers.latest_slot import LatestSlot


@given(st.lists(st.integers(), min_size=1))
def test_the_newest_wins(values: list[int]) -> None:
    slot: LatestSlot[int] = LatestSlot()
    for value in values:
        slot.put(value)
    assert slot.take(timeout=0) == values[-1]
    assert slot.take(timeout=0) is None


def test_put_tells_whether_nobody_knows_of_a_value_yet() -> None:
    slot: LatestSlot[str] = LatestSlot()
    assert slot.put("a")
    assert not slot.put("b")
    slot.take()
    assert slot.put("c")


def test_the_last_value_outlives_closing_and_nothing_follows() -> None:
    slot: LatestSlot[str] = LatestSlot()
    slot.put("last")
    slot.close()
    assert not slot.put("late")
    assert not slot.exhausted
    assert slot.take() == "last"
    assert slot.exhausted
    assert slot.take() is None


def test_an_empty_slot_is_not_exhausted_while_it_is_open() -> None:
    slot: LatestSlot[str] = LatestSlot()
    assert not slot.exhausted
    slot.close()
    assert slot.exhausted


def test_closing_wakes_who_waits() -> None:
    slot: LatestSlot[str] = LatestSlot()
    taken: list[str | None] = []
    thread = threading.Thread(target=lambda: taken.append(slot.take()))
    thread.start()
    slot.close()
    thread.join(5)
    assert taken == [None]


def test_a_value_wakes_who_waits() -> None:
    slot: LatestSlot[str] = LatestSlot()
    taken: list[str | None] = []
    thread = threading.Thread(target=lambda: taken.append(slot.take()))
    thread.start()
    slot.put("here")
    thread.join(5)
    assert taken == ["here"]


def test_what_is_offered_never_replaces_what_is_newer() -> None:
    slot: LatestSlot[str] = LatestSlot()
    slot.offer("again")
    assert slot.take(timeout=0) == "again"
    slot.put("newer")
    slot.offer("again")
    assert slot.take(timeout=0) == "newer"
