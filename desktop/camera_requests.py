"""Requests for the cameras, so that none is opened twice at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from desktop.source_request import SourceRequest
from desktop.workers.camera_lock import OneCamera
from emolens.protocols import Source


class CameraRequests:
    """The requests for cameras by their names; the same name gives the same request.

    Attributes:
        first: Name of the camera that stands for no name, as far as it is known.

    Args:
        open_camera: Opens a camera by its name, the first for an empty one; called off the GUI
            thread.
    """

    def __init__(self, open_camera: Callable[[str], Source]) -> None:
        self.first = ""
        self._open_camera = open_camera
        self._requests: dict[str, SourceRequest] = {}
        self._locks: dict[str, threading.Lock] = {}

    def of(self, name: str) -> SourceRequest:
        """Return the request for a camera."""
        if name not in self._requests:
            lock = self._locks.setdefault("" if name == self.first else name, threading.Lock())
            open_it = OneCamera(partial(self._open_camera, name), lock)
            self._requests[name] = SourceRequest.webcam(open_it, name)
        return self._requests[name]

    def __contains__(self, request: object) -> bool:
        return any(request is mine for mine in self._requests.values())
