import dataclasses
import logging
import threading
import time

import pytest

from desktop.workers.capture import Capture, SilentError
from desktop.workers.playback_commands import PlaybackController
from desktop.workers.timeouts import Timeouts
from emolens.errors import CameraLostError, SourceError
from emolens.readings import Frame
from tests.fakes import FakeSource, StallingSource, make_frame


def taken(capture: Capture) -> list[Frame]:
    frames = []
    while (frame := capture.frames.take(timeout=10)) is not None:
        frames.append(frame)
    return frames


def test_reads_to_the_end_and_closes() -> None:
    source = FakeSource([make_frame(0), make_frame(1)], name="a.png", still=True)
    capture = Capture(lambda: source, PlaybackController())
    capture.start()
    assert taken(capture)[-1].index == 1  # the first may have been overwritten
    assert source.closed.is_set()
    assert (capture.name, capture.medium, capture.error) == ("a.png", "still", None)


def test_a_source_that_cannot_be_opened_leaves_its_error() -> None:
    trouble = SourceError("There is no camera; connect one.")

    def open_source() -> FakeSource:
        raise trouble

    capture = Capture(open_source, PlaybackController())
    capture.start()
    assert taken(capture) == []
    assert capture.error is trouble


@pytest.mark.parametrize("trouble", [SourceError("Lost; reconnect."), ZeroDivisionError()])
def test_whatever_goes_wrong_in_reading_is_kept_and_the_source_closed(trouble: Exception) -> None:
    source = FakeSource([make_frame(), trouble])
    capture = Capture(lambda: source, PlaybackController())
    capture.start()
    assert len(taken(capture)) == 1
    assert capture.error is trouble
    assert source.closed.is_set()


def test_release_ends_a_source_without_end() -> None:
    def endless() -> object:
        index = 0
        while True:
            yield make_frame(index)
            index += 1

    source = FakeSource(endless())  # type: ignore[arg-type]
    capture = Capture(lambda: source, PlaybackController())
    capture.start()
    assert capture.frames.take(timeout=10) is not None
    capture.release()
    assert source.closed.is_set()
    assert capture.error is None


def test_stopping_cuts_the_wait_for_a_frame_that_is_far_off() -> None:
    source = FakeSource([make_frame(0, 0.0), make_frame(1, 3600.0)])
    capture = Capture(lambda: source, PlaybackController())
    capture.start()
    assert capture.frames.take(timeout=10) is not None
    capture.release()
    assert source.closed.is_set()


def test_a_driver_that_does_not_answer_is_left_behind_and_releases_itself(
    caplog: pytest.LogCaptureFixture,
) -> None:
    source = StallingSource()
    capture = Capture(lambda: source, PlaybackController(), Timeouts(release=0.01))
    capture.start()
    assert source.reading.wait(10)
    with caplog.at_level(logging.WARNING):
        capture.release()
    assert "stalling did not answer" in caplog.text
    assert not source.closed.is_set()
    source.answer.set()
    assert source.closed.wait(10)


LOST = CameraLostError("Camera 1 was lost; check its cable.")


class Openings:
    """Opens what it is given, one thing after the other: sources, or exceptions to raise."""

    def __init__(self, *answers: FakeSource | Exception) -> None:
        self._answers = list(answers)
        self.left_open: list[bool] = []
        self._last: FakeSource | None = None

    def __call__(self) -> FakeSource:
        if self._last is not None:
            self.left_open.append(not self._last.closed.is_set())
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        self._last = answer
        return answer


SOON = Timeouts(retry=0.001)


def test_a_lost_camera_is_opened_again_until_it_is_back(caplog: pytest.LogCaptureFixture) -> None:
    away = SourceError("Camera 1 cannot be opened; connect it.")
    first = FakeSource([make_frame(0, 0.0), make_frame(1, 0.1), LOST])
    back = FakeSource([make_frame(0, 5.0), make_frame(1, 5.1)])
    openings = Openings(first, away, away, FakeSource([LOST]), away, back)
    capture = Capture(openings, PlaybackController(), SOON)
    capture.start()
    last = taken(capture)[-1]
    assert last.index == 3
    assert last.time == pytest.approx(5.1)
    assert capture.error is None
    assert capture.trouble is None
    assert back.closed.is_set()
    assert openings.left_open == [False] * 5
    assert caplog.text.count("was lost") == 1


def test_while_a_camera_is_away_its_loss_is_the_trouble() -> None:
    away = threading.Event()
    cameras = [FakeSource([make_frame(), LOST])]

    def open_camera() -> FakeSource:
        if cameras:
            return cameras.pop()
        away.set()
        raise SourceError("Camera 1 cannot be opened; connect it.")

    capture = Capture(open_camera, PlaybackController(), SOON)
    capture.start()
    assert away.wait(10)
    assert capture.trouble is LOST
    capture.release()
    assert capture.error is None


def test_a_camera_that_never_sent_a_frame_is_no_lost_one() -> None:
    source = FakeSource([LOST])
    capture = Capture(lambda: source, PlaybackController())
    capture.start()
    assert taken(capture) == []
    assert capture.error is LOST
    assert source.closed.is_set()


def test_silence_is_the_trouble_until_the_driver_answers() -> None:
    source = StallingSource([make_frame()])
    capture = Capture(lambda: source, PlaybackController(), Timeouts(silent=0.0))
    assert capture.trouble is None
    capture.start()
    assert capture.frames.take(timeout=10) is not None
    assert source.stalled.wait(10)
    assert isinstance(capture.trouble, SilentError)
    source.answer.set()
    assert taken(capture) == []
    assert capture.trouble is None


def test_a_video_that_holds_a_picture_is_not_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    holding, seen = threading.Event(), threading.Event()

    def wait(_seconds: float) -> None:
        holding.set()
        assert seen.wait(10)

    now = time.monotonic()
    frames = [dataclasses.replace(make_frame(i, 5.0 * i), captured=now) for i in range(2)]
    controller = PlaybackController()
    monkeypatch.setattr(controller, "wait", wait)
    capture = Capture(lambda: FakeSource(frames), controller, Timeouts(silent=0.0))
    capture.start()
    assert holding.wait(10)
    assert capture.trouble is None
    seen.set()
    capture.release()
