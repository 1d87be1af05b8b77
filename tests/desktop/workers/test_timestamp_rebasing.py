import dataclasses
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.workers.timestamp_rebasing import TimestampRebaser
from emolens.readings import Frame
from tests.fakes import make_frame

SECONDS = st.floats(0, 100)
OPENING = st.lists(st.tuples(SECONDS, SECONDS), min_size=1)


def frame(index: int, time: float, captured: float) -> Frame:
    return dataclasses.replace(make_frame(index, time), captured=captured)


def test_one_opening_passes_as_it_is() -> None:
    line = TimestampRebaser()
    assert not line.began
    placed = [line.place(frame(i, i / 10, 50 + i / 10)) for i in range(3)]
    assert line.began
    assert [(f.index, f.time, f.captured) for f in placed] == [
        (0, 0, 50),
        (1, 0.1, 50.1),
        (2, 0.2, 50.2),
    ]


def test_another_opening_goes_on_after_the_gap() -> None:
    line = TimestampRebaser()
    for i in range(3):
        line.place(frame(i, i / 10, 50 + i / 10))
    again = [line.place(frame(i, 0.5 + i / 10, 60 + i / 10)) for i in range(2)]
    assert [f.index for f in again] == [3, 4]
    assert [f.time for f in again] == pytest.approx([10.0, 10.1])


@given(st.lists(st.lists(st.tuples(SECONDS, SECONDS), min_size=1), min_size=1))
def test_numbers_grow_by_one_and_times_never_fall(
    openings: list[list[tuple[float, float]]],
) -> None:
    line = TimestampRebaser()
    placed = []
    for steps in openings:
        time = 0.0
        for index, (step, captured) in enumerate(steps):
            time += step
            placed.append(line.place(frame(index, time, captured)))
    assert [f.index for f in placed] == list(range(len(placed)))
    times = [f.time for f in placed]
    assert all(later >= earlier - 1e-9 for earlier, later in pairwise(times))
