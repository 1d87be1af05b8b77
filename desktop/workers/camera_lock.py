"""Camera lock: no camera is opened while an earlier session still has it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from desktop.workers.timeouts import TIMEOUTS, Timeouts
from emolens.errors import SourceError
from emolens.messages import mark
from emolens.protocols import Source
from emolens.readings import Frame
from emolens.sources.camera_list import CameraConfig


class CameraLock:
    """Opens each camera for one session at a time; any thread may ask.

    Turning the webcam off and on again lets a new session open the camera while the old one is
    still releasing it, which most drivers answer with "no camera".

    Args:
        open_camera: Opens a camera.
        timeouts: How long a session that has it is waited for.
    """

    def __init__(
        self, open_camera: Callable[[CameraConfig], Source], timeouts: Timeouts = TIMEOUTS
    ) -> None:
        self._open_camera = open_camera
        self._seconds = timeouts.release
        self._locks: dict[str, threading.Lock] = {}

    def open(self, config: CameraConfig, key: str) -> Source:
        """Open a camera as soon as it is free.

        Args:
            config: Which, and how.
            key: The same for all names of one camera.

        Raises:
            SourceError: There is no such camera, or an earlier session cannot release it.
        """
        lock = self._locks.setdefault(key, threading.Lock())
        if not lock.acquire(timeout=self._seconds):
            raise SourceError(
                mark(
                    "The camera has not answered since it was last used; unplug it, plug it in "
                    "again, then try again."
                )
            )
        try:
            return _Held(self._open_camera(config), lock.release)
        except BaseException:
            lock.release()
            raise


class _Held:
    """A source that says when it has been closed."""

    def __init__(self, source: Source, closed: Callable[[], None]) -> None:
        self.name = source.name
        self.still = source.still
        self._source = source
        self._closed = closed

    def read(self) -> Frame | None:
        return self._source.read()

    def close(self) -> None:
        try:
            self._source.close()
        finally:
            self._closed()
