"""Keeps a camera from being opened while an earlier session still has it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from desktop.workers.capture import RELEASE_SECONDS
from emolens.errors import SourceError
from emolens.messages import mark
from emolens.protocols import Source
from emolens.readings import Frame


class OneCamera:
    """Opens the camera for one user at a time.

    Turning the webcam off and on again lets a new session open the camera while the old one is
    still releasing it, which most drivers answer with "no camera".

    Args:
        open_camera: Opens it.
        free: Held while it is open; shared by all that open the same camera.
    """

    def __init__(self, open_camera: Callable[[], Source], free: threading.Lock) -> None:
        self._open_camera = open_camera
        self._free = free

    def __call__(self) -> Source:
        """Open the camera as soon as it is free.

        Raises:
            SourceError: There is no camera, or an earlier session cannot release it.
        """
        if not self._free.acquire(timeout=RELEASE_SECONDS):
            raise SourceError(
                mark(
                    "The camera has not answered since it was last used; unplug it, plug it in "
                    "again, then try again."
                )
            )
        try:
            return _Held(self._open_camera(), self._free.release)
        except BaseException:
            self._free.release()
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
