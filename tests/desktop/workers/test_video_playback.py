import threading
from collections.abc import Iterator

import pytest

from desktop.workers.playback_commands import PlaybackController
from desktop.workers.video_playback import VideoPlayback
from emolens.readings import Frame
from tests.fakes import FakeVideo


class Played:
    """The frames that a playback gives, one at a time."""

    def __init__(self, video: FakeVideo) -> None:
        self.controller = PlaybackController()
        self.playback = VideoPlayback(video, self.controller, lambda ask: ask())
        self._frames: Iterator[Frame] = iter(self.playback)

    def next(self) -> Frame:
        return next(self._frames)

    def indices(self, count: int) -> list[int]:
        return [self.next().index for _ in range(count)]

    def rest(self) -> list[int]:
        """What comes until it waits at the end."""
        indices = []
        for frame in self._frames:
            indices.append(frame.index)
            if frame.index == 9:
                threading.Timer(0.05, self.controller.stop).start()
        return indices


@pytest.fixture
def played() -> Played:
    return Played(FakeVideo(10, rate=1000))


def test_a_video_is_played_to_its_end_and_waits_there(played: Played) -> None:
    assert not played.playback.at_end
    assert played.rest() == list(range(10))
    assert played.playback.at_end
    assert not played.controller.playing


def test_a_video_in_a_loop_begins_again_after_its_end(played: Played) -> None:
    played.controller.loops = True
    assert played.indices(22) == [*range(10), *range(10), 0, 1]
    assert played.controller.playing
    assert not played.playback.at_end


def test_a_step_from_the_last_frame_stays_there_in_a_loop_too(played: Played) -> None:
    played.controller.loops = True
    played.indices(10)
    played.controller.step(1)
    played.controller.jump(0.004)
    assert played.next().index == 4


def test_an_empty_video_in_a_loop_ends() -> None:
    played = Played(FakeVideo(0, rate=1000))
    played.controller.loops = True
    threading.Timer(0.05, played.controller.stop).start()
    assert list(played.playback) == []
    assert played.playback.at_end


def test_a_jump_leads_to_the_frame_asked_for(played: Played) -> None:
    played.next()
    played.controller.jump(0.006)
    assert played.indices(2) == [6, 7]


def test_steps_lead_to_exactly_the_next_and_the_last_frame(played: Played) -> None:
    assert played.indices(4) == [0, 1, 2, 3]
    for step, index in ((1, 4), (1, 5), (-1, 4), (-1, 3), (1, 4)):
        played.controller.step(step)
        assert played.next().index == index
    played.controller.play()
    assert played.next().index == 5


def test_before_the_first_frame_is_nothing(played: Played) -> None:
    played.next()
    played.controller.step(-1)
    played.controller.step(-1)
    played.controller.jump(0.002)
    assert played.next().index == 2


def test_what_was_not_due_when_paused_is_shown_when_played_on() -> None:
    played = Played(FakeVideo(10, rate=0.001))
    assert played.next().index == 0
    waiting = threading.Timer(0.05, played.controller.play, [False])
    waiting.start()
    threading.Timer(0.1, played.controller.step, [1]).start()
    assert played.next().index == 1  # by the step, not by the pause
    assert not played.controller.playing


def test_at_the_end_it_can_be_gone_back_and_played_again(played: Played) -> None:
    played.rest()
    again = Played(FakeVideo(10, rate=1000))
    again.controller.jump(0.009)
    assert again.next().index == 9
    threading.Timer(0.05, again.controller.jump, [0.003]).start()
    assert again.next().index == 3
    assert not again.playback.at_end
    assert not again.controller.playing
    again.controller.play()
    assert again.next().index == 4


def test_after_a_pause_frames_keep_their_distance() -> None:
    waits: list[float] = []
    played = Played(FakeVideo(10, rate=1))
    wait = played.controller.wait

    def noted(seconds: float) -> bool:
        if seconds:
            waits.append(seconds)
        return wait(0)

    played.playback._pacer._wait = noted
    played.indices(2)
    assert waits == [pytest.approx(1.0, abs=0.2)]
