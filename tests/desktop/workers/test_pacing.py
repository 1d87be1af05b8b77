import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.workers.pacing import LONGEST_PAUSE, Pacer
from tests.fakes import FakeClock, make_frame

SECONDS = st.floats(0.001, 10)


def test_a_video_decoded_at_once_plays_at_its_own_pace() -> None:
    clock = FakeClock()
    pacer = Pacer(clock.wait, clock)
    shown = []
    for index, time in enumerate((0.0, 0.04, 0.08, 0.2)):
        frame = dataclasses.replace(make_frame(index, time), captured=clock.now)
        pacer.pace(frame)
        shown.append(round(clock.now, 6))
    assert shown == [0.0, 0.04, 0.08, 0.2]


@pytest.mark.parametrize(("speed", "due"), [(0.25, 4.0), (2.0, 0.5), (4.0, 0.25)])
def test_a_video_is_shown_slower_and_faster(speed: float, due: float) -> None:
    clock = FakeClock()
    pacer = Pacer(clock.wait, clock, speed)
    for index, time in enumerate((0.0, 0.5, 1.0)):
        pacer.pace(dataclasses.replace(make_frame(index, time), captured=clock.now))
    assert clock.now == pytest.approx(due)


def test_a_recorder_whose_clock_was_set_does_not_stop_the_video() -> None:
    clock = FakeClock()
    pacer = Pacer(clock.wait, clock)
    shown = []
    for index, time in enumerate((0.0, 86400.0, 86400.04)):
        pacer.pace(dataclasses.replace(make_frame(index, time), captured=clock.now))
        shown.append(round(clock.now, 6))
    assert shown == [0.0, LONGEST_PAUSE, LONGEST_PAUSE + 0.04]


def test_a_frame_held_back_counts_as_captured_when_it_is_due() -> None:
    clock = FakeClock()
    pacer = Pacer(clock.wait, clock)
    pacer.pace(make_frame(0, 0.0))
    early = dataclasses.replace(make_frame(1, 0.5), captured=0.0)
    assert pacer.pace(early).captured == 0.5


def test_frames_of_a_camera_pass_untouched() -> None:
    clock = FakeClock()
    pacer = Pacer(clock.wait, clock)
    for index in range(5):
        clock.now = 100 + 0.033 * index
        frame = dataclasses.replace(make_frame(index, 0.033 * index), captured=clock.now)
        clock.now += 0.001
        assert pacer.pace(frame) is frame


@given(st.lists(st.tuples(SECONDS, SECONDS), min_size=1))
def test_no_frame_comes_early_and_late_ones_come_at_once(steps: list[tuple[float, float]]) -> None:
    clock = FakeClock()
    pacer = Pacer(clock.wait, clock)
    pacer.pace(make_frame())
    due = 0.0
    for index, (length, decoding) in enumerate(steps):
        due += length
        clock.now += decoding
        read = clock.now
        pacer.pace(dataclasses.replace(make_frame(index, due), captured=read))
        assert abs(clock.now - max(due, read)) < 1e-9
