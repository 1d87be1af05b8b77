import threading

import pytest

from desktop.workers import camera_lock as module
from desktop.workers.camera_lock import OneCamera
from emolens.errors import SourceError
from tests.fakes import FakeSource, make_frame


def test_what_it_opens_is_the_camera() -> None:
    frame = make_frame()
    source = FakeSource([frame], name="Camera 1")
    camera = OneCamera(lambda: source, threading.Lock())()
    assert (camera.name, camera.still) == ("Camera 1", False)
    assert camera.read() is frame
    camera.close()
    assert source.closed.is_set()


def test_the_camera_is_opened_only_when_the_session_before_has_closed_it() -> None:
    opened = threading.Semaphore(0)

    def open_camera() -> FakeSource:
        opened.release()
        return FakeSource([])

    one = OneCamera(open_camera, threading.Lock())
    first = one()
    assert opened.acquire(timeout=10)
    second = threading.Thread(target=lambda: one().close())
    second.start()
    assert not opened.acquire(blocking=False)
    first.close()
    assert opened.acquire(timeout=10)
    second.join(10)


def test_a_camera_that_is_never_released_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RELEASE_SECONDS", 0.01)
    one = OneCamera(lambda: FakeSource([]), threading.Lock())
    one()
    with pytest.raises(SourceError, match="unplug it"):
        one()


def test_failing_to_open_leaves_the_camera_free() -> None:
    answers: list[SourceError | FakeSource] = [SourceError("No camera; connect one.")]
    answers.append(FakeSource([]))

    def open_camera() -> FakeSource:
        answer = answers.pop(0)
        if isinstance(answer, SourceError):
            raise answer
        return answer

    one = OneCamera(open_camera, threading.Lock())
    with pytest.raises(SourceError, match="No camera"):
        one()
    one().close()
