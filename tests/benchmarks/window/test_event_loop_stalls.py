import pytest

from benchmarks.window.event_loop_stalls import StallLog


def test_events_without_a_pause_are_one_stall() -> None:
    stalls = StallLog()
    for start, end, computed in [(1.0, 1.01, 0.01), (1.0101, 1.02, 0.002), (2.0, 2.005, 0.003)]:
        stalls.note(start, end, computed)
    assert [stall.seconds for stall in stalls.all] == pytest.approx([0.02, 0.005])
    assert [stall.computed for stall in stalls.all] == pytest.approx([0.012, 0.003])
