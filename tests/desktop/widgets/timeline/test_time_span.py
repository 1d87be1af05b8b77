import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.widgets.timeline.time_span import TimeSpan


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
