import time
from collections.abc import Iterable

import cv2
import numpy as np
import pytest

from emolens.errors import CameraLostError, SourceError
from emolens.readings import Image
from emolens.sources.camera import CameraSource
from tests.fakes import FakeClock

PERIOD = 0.04
NOISE = np.random.default_rng(0).integers(0, 256, (48, 64, 3), np.uint8)


class Capture:
    """Stands for cv2.VideoCapture: gives the images it was told, each after a while; None fails.

    Attributes:
        waits: Seconds until each answer, then zero.
    """

    images: Iterable[Image | None] = ()
    waits: Iterable[float] = ()
    clock = FakeClock()

    def __init__(self, index: int) -> None:
        self._index = index
        self._images, self._waits = iter(self.images), iter(self.waits)
        self.released = False

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        return self._index == 1

    def read(self) -> tuple[bool, Image | None]:
        self.clock.now += next(self._waits, 0.0)
        image = next(self._images, None)
        return image is not None, image

    def release(self) -> None:
        self.released = True


@pytest.fixture
def capture(monkeypatch: pytest.MonkeyPatch) -> type[Capture]:
    class Own(Capture):
        clock = FakeClock()

    Own.clock.now = 100.0
    monkeypatch.setattr(time, "monotonic", Own.clock)
    monkeypatch.setattr(cv2, "VideoCapture", Own)
    return Own


def test_a_camera_counts_frames_and_seconds_until_it_is_lost(capture: type[Capture]) -> None:
    capture.images, capture.waits = [NOISE, NOISE], [0.5, 0.75]
    source = CameraSource(1)
    assert (source.name, source.still) == ("Camera 2", False)
    frames = [source.read(), source.read()]
    times = [(frame.index, frame.time, frame.captured, frame.remark) for frame in frames if frame]
    assert times == [(0, 0.5, 100.5, None), (1, 1.25, 101.25, None)]
    with pytest.raises(CameraLostError, match="Camera 2 was lost; check its cable"):
        source.read()


def test_a_camera_that_opens_but_sends_nothing_is_named(capture: type[Capture]) -> None:
    capture.images = []
    with pytest.raises(CameraLostError, match="Camera 2 sends no picture; close other programs"):
        CameraSource(1).read()


@pytest.mark.usefixtures("capture")
def test_a_camera_that_is_not_there_is_the_users_to_mend() -> None:
    with pytest.raises(SourceError, match="Camera 1 cannot be opened; connect it"):
        CameraSource()


@pytest.mark.usefixtures("capture")
def test_closing_releases_the_camera() -> None:
    source = CameraSource(1)
    source.close()
    assert source._capture.released  # type: ignore[attr-defined]


def test_a_picture_that_cannot_be_decoded_is_passed_over_and_told(capture: type[Capture]) -> None:
    capture.images, capture.waits = [None, None, NOISE], [PERIOD] * 3
    frame = CameraSource(1).read()
    assert frame is not None
    assert frame.index == 0
    assert "broken pictures" in str(frame.remark)


def test_a_camera_that_did_not_answer_in_time_is_lost_at_once(capture: type[Capture]) -> None:
    capture.images, capture.waits = [NOISE, None, NOISE], [PERIOD, 10.0, PERIOD]
    source = CameraSource(1)
    source.read()
    with pytest.raises(CameraLostError):
        source.read()


def test_what_was_wrong_with_one_picture_can_be_read_for_seconds(capture: type[Capture]) -> None:
    black = np.zeros_like(NOISE)
    capture.images, capture.waits = [black] + [NOISE] * 99, [PERIOD] * 100
    source = CameraSource(1)
    remarks = [frame.remark for _ in range(100) if (frame := source.read())]
    assert remarks[0] == remarks[50]
    assert "black" in str(remarks[0])
    assert remarks[-1] is None
