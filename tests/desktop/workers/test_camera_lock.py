import threading

import pytest

from desktop.workers.camera_lock import CameraLock
from desktop.workers.timeouts import Timeouts
from emolens.errors import SourceError
from emolens.sources.camera_list import CameraConfig
from tests.fakes import FakeSource, make_frame

C920 = CameraConfig("C920", (640, 480))


def lock_of(*sources: FakeSource) -> CameraLock:
    """A lock that gives up soon, on these cameras in turn."""
    left = list(sources)
    return CameraLock(lambda _config: left.pop(0), Timeouts(release=0.01))


def test_what_it_opens_is_the_camera_that_is_wanted() -> None:
    frame = make_frame()
    source, asked = FakeSource([frame], name="Camera 1"), list[CameraConfig]()

    def open_camera(config: CameraConfig) -> FakeSource:
        asked.append(config)
        return source

    camera = CameraLock(open_camera).open(C920, "C920")
    assert (camera.name, camera.still) == ("Camera 1", False)
    assert camera.read() is frame
    camera.close()
    assert source.closed.is_set()
    assert asked == [C920]


def test_the_camera_is_opened_only_when_the_session_before_has_closed_it() -> None:
    opened = threading.Semaphore(0)

    def open_camera(_config: CameraConfig) -> FakeSource:
        opened.release()
        return FakeSource([])

    lock = CameraLock(open_camera)
    first = lock.open(C920, "C920")
    assert opened.acquire(timeout=10)
    second = threading.Thread(target=lambda: lock.open(C920, "C920").close())
    second.start()
    assert not opened.acquire(blocking=False)
    first.close()
    assert opened.acquire(timeout=10)
    second.join(10)


def test_a_camera_that_is_never_released_is_named_and_keeps_no_other_waiting() -> None:
    lock = lock_of(FakeSource([]), FakeSource([], name="other"))
    lock.open(C920, "C920")
    with pytest.raises(SourceError, match="unplug it"):
        lock.open(C920, "C920")
    assert lock.open(CameraConfig("Other"), "Other").name == "other"


def test_a_camera_of_two_names_has_one_key() -> None:
    lock = lock_of(FakeSource([]), FakeSource([]))
    unnamed = lock.open(CameraConfig(), "")
    with pytest.raises(SourceError, match="has not answered"):
        lock.open(C920, "")
    unnamed.close()
    lock.open(C920, "").close()


def test_failing_to_open_leaves_the_camera_free() -> None:
    answers: list[SourceError | FakeSource] = [SourceError("No camera; connect one.")]
    answers.append(FakeSource([]))

    def open_camera(_config: CameraConfig) -> FakeSource:
        answer = answers.pop(0)
        if isinstance(answer, SourceError):
            raise answer
        return answer

    lock = CameraLock(open_camera, Timeouts(release=0.01))
    with pytest.raises(SourceError, match="No camera"):
        lock.open(C920, "C920")
    lock.open(C920, "C920").close()
