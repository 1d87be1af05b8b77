"""Where times and lanes lie: axis, chart and the span that is shown."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from desktop.widgets.timeline.axis import tick_texts, ticks
from desktop.widgets.timeline.chart import Chart
from desktop.widgets.timeline.time_span import TimeSpan


@pytest.mark.parametrize(
    ("begin", "end", "most", "expected"),
    [
        (0, 60, 6, [0, 10, 20, 30, 40, 50, 60]),
        (3.2, 9.8, 4, [4, 6, 8]),
        (0, 7200, 5, [0, 1800, 3600, 5400, 7200]),
        (10, 12, 0, [10, 12]),
        (0, 1e6, 3, [step * 36000 for step in range(28)]),
    ],
)
def test_ticks_are_round(begin: float, end: float, most: int, expected: list[float]) -> None:
    assert ticks(begin, end, most) == expected


@pytest.mark.parametrize(
    ("times", "texts"),
    [
        ([0.0, 5.0], ["0:00", "0:05"]),
        ([0.5, 1.0, 1.5], ["0:00.5", "0:01.0", "0:01.5"]),
        ([], []),
    ],
)
def test_no_two_ticks_are_called_the_same(times: list[float], texts: list[str]) -> None:
    assert tick_texts(times) == texts


CHART = Chart(QRectF(50, 10, 200, 114), begin=100.0, seconds=20.0)


def test_times_and_places_answer_each_other() -> None:
    assert CHART.x_of(100.0) == 50
    assert CHART.x_of(CHART.end) == 250
    assert CHART.time_at(CHART.x_of(107.3)) == pytest.approx(107.3)


def test_lanes_share_the_height() -> None:
    first, second = CHART.lanes([4, 9], selected=9)
    assert (first.track, first.selected, first.area) == (4, False, QRectF(50, 10, 200, 54))
    assert (second.track, second.selected, second.area) == (9, True, QRectF(50, 70, 200, 54))
    assert CHART.room == 3


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_column_stands_for_the_same_time_wherever_it_is(ratio: float) -> None:
    moved = Chart(CHART.area, begin=101.03, seconds=20.0)
    before, after = CHART.columns(ratio), moved.columns(ratio)
    assert len(before) == 200 * ratio
    common = np.intersect1d(before.round(6), after.round(6))
    assert len(common) == pytest.approx(len(before) * (1 - 1.03 / 20), abs=1)


def after(last: float, first: float = 0.0) -> TimeSpan:
    span = TimeSpan()
    span.cover(first, last, last)
    return span


def test_it_fills_from_the_left_and_then_follows_the_newest() -> None:
    span = after(20.0, first=10.0)
    assert (span.begin, span.end) == (10.0, 70.0)
    span.cover(10.0, 200.0, 200.0)
    assert (span.begin, span.end) == (140.0, 200.0)


def test_where_a_video_was_gone_back_that_place_is_in_the_middle() -> None:
    span = after(200.0)
    span.cover(0.0, 200.0, now=100.0)
    assert (span.begin, span.end) == (70.0, 130.0)
    span.cover(0.0, 200.0, now=190.0)
    assert span.end == 200.0
    span.cover(0.0, 200.0, now=5.0)
    assert span.begin == 0.0


def test_moved_it_stays_until_it_reaches_the_newest_again() -> None:
    span = after(200.0)
    span.move(-30.0)
    span.cover(0.0, 220.0, 220.0)
    assert (span.begin, span.follows) == (110.0, False)
    span.move(1000.0)
    assert span.follows
    span.move(-1000.0)
    assert span.begin == 0.0
    span.follow()
    assert span.end == 220.0


def test_zooming_keeps_the_newest_while_it_is_followed() -> None:
    span = after(200.0)
    span.zoom(0.5, around=150.0)
    assert (span.begin, span.end, span.follows) == (170.0, 200.0, True)


def test_zooming_keeps_what_is_under_the_pointer() -> None:
    span = after(200.0)
    span.move(-100.0)
    span.zoom(0.5, around=55.0)
    assert (span.begin, span.end) == (47.5, 77.5)


def test_all_can_be_shown() -> None:
    span = after(5000.0, first=100.0)
    span.show_all()
    assert (span.begin, span.end) == (100.0, 5000.0)


@given(
    st.floats(0, 1e5),
    st.lists(st.tuples(st.floats(0.1, 10), st.floats(0, 1), st.floats(-500, 500))),
)
def test_it_never_leaves_what_there_is(last: float, acts: list[tuple[float, float, float]]) -> None:
    span = after(last)
    for factor, share, move in acts:
        span.zoom(factor, span.begin + share * span.seconds)
        span.move(move)
        assert span.begin >= 0
        assert 2 <= span.seconds <= max(60, last)
        assert span.end <= max(last, span.seconds) + 1e-6
        assert not span.follows or span.end == pytest.approx(max(last, span.seconds))
