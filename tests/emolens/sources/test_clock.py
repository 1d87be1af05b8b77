from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from emolens.sources.clock import MonotonicClock


def test_steps_are_the_mediums_own() -> None:
    clock = MonotonicClock()
    first, second, third = (clock.at(told) for told in (5.0, 5.25, 6.25))
    assert (second - first, third - second) == (0.25, 1.0)


def test_a_time_that_jumps_back_goes_on_from_there() -> None:
    clock = MonotonicClock()
    before, back, after = (clock.at(told) for told in (100.0, 3.0, 3.25))
    assert 0 < back - before < 0.1
    assert after - back == 0.25


@given(st.lists(st.floats(0, 1e6).map(lambda seconds: round(seconds, 3)), min_size=2))
def test_time_always_runs_forward(told: list[float]) -> None:
    clock = MonotonicClock()
    times = [clock.at(time) for time in told]
    assert all(one < other for one, other in pairwise(times))
