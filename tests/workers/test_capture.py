import logging

import pytest

from desktop.vision.errors import SourceError
from desktop.vision.readings import Frame
from desktop.workers import capture as module
from desktop.workers.capture import Capture
from tests.fakes import FakeSource, StallingSource, make_frame


def taken(capture: Capture) -> list[Frame]:
    frames = []
    while (frame := capture.frames.take(timeout=10)) is not None:
        frames.append(frame)
    return frames


def test_reads_to_the_end_and_closes() -> None:
    source = FakeSource([make_frame(0), make_frame(1)], name="a.png", still=True)
    capture = Capture(lambda: source)
    capture.start()
    assert taken(capture)[-1].index == 1  # the first may have been overwritten
    assert source.closed.is_set()
    assert (capture.name, capture.still, capture.error) == ("a.png", True, None)


def test_a_source_that_cannot_be_opened_leaves_its_error() -> None:
    trouble = SourceError("There is no camera; connect one.")

    def open_source() -> FakeSource:
        raise trouble

    capture = Capture(open_source)
    capture.start()
    assert taken(capture) == []
    assert capture.error is trouble


@pytest.mark.parametrize("trouble", [SourceError("Lost; reconnect."), ZeroDivisionError()])
def test_whatever_goes_wrong_in_reading_is_kept_and_the_source_closed(trouble: Exception) -> None:
    source = FakeSource([make_frame(), trouble])
    capture = Capture(lambda: source)
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
    capture = Capture(lambda: source)
    capture.start()
    assert capture.frames.take(timeout=10) is not None
    capture.release()
    assert source.closed.is_set()
    assert capture.error is None


def test_stopping_cuts_the_wait_for_a_frame_that_is_far_off() -> None:
    source = FakeSource([make_frame(0, 0.0), make_frame(1, 3600.0)])
    capture = Capture(lambda: source)
    capture.start()
    assert capture.frames.take(timeout=10) is not None
    capture.release()
    assert source.closed.is_set()


def test_a_driver_that_does_not_answer_is_left_behind_and_releases_itself(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "RELEASE_SECONDS", 0.01)
    source = StallingSource()
    capture = Capture(lambda: source)
    capture.start()
    assert source.reading.wait(10)
    with caplog.at_level(logging.WARNING):
        capture.release()
    assert "stalling did not answer" in caplog.text
    assert not source.closed.is_set()
    source.answer.set()
    assert source.closed.wait(10)
