"""List of the connected cameras, by their names, and the opening of one."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass

import cv2
from cv2_enumerate_cameras import enumerate_cameras

from emolens.errors import SourceError
from emolens.messages import mark
from emolens.sources.camera import CameraSource

_BACKENDS = {"linux": cv2.CAP_V4L2, "win32": cv2.CAP_MSMF, "darwin": cv2.CAP_AVFOUNDATION}
"""The one that OpenCV asks first on each system; others list the same cameras once more."""


@dataclass(frozen=True)
class Camera:
    """A camera that is connected.

    Attributes:
        name: As its maker calls it, with a number where several are called the same.
        index: Its number for OpenCV, which changes when cameras come and go.
    """

    name: str
    index: int


@dataclass(frozen=True)
class CameraConfig:
    """Which camera is wanted, and how.

    Attributes:
        name: Of the camera; empty for the first there is.
        size: Width and height in pixels, as near as the camera has it; None for what it likes.
    """

    name: str = ""
    size: tuple[int, int] | None = None


def connected_cameras() -> tuple[Camera, ...]:
    """Return the cameras that are connected, in OpenCV's order. It may take a while."""
    backend = _BACKENDS.get(sys.platform, cv2.CAP_ANY)
    found = sorted(enumerate_cameras(backend), key=lambda info: info.index)
    seen: Counter[str] = Counter()
    cameras = []
    for info in found:
        name = info.name.strip() or f"Camera {info.index + 1}"
        seen[name] += 1
        again = f" ({seen[name]})" if seen[name] > 1 else ""
        cameras.append(Camera(name + again, info.index))
    return tuple(cameras)


def open_camera(wish: CameraConfig) -> CameraSource:
    """Open a camera, wherever it is plugged in by now.

    Raises:
        SourceError: It is not connected, or another program holds it.
    """
    if not wish.name:
        return _first_camera(wish.size)
    for camera in connected_cameras():
        if camera.name == wish.name:
            return CameraSource(camera.index, camera.name, wish.size)
    raise SourceError(
        mark("{camera} is not connected; connect it, or choose another in the menu Camera."),
        camera=wish.name,
    )


def _first_camera(size: tuple[int, int] | None) -> CameraSource:
    cameras = connected_cameras()
    name = next((camera.name for camera in cameras if camera.index == 0), "")
    try:
        return CameraSource(name=name, size=size)
    except SourceError as error:
        if cameras:
            raise
        raise SourceError(mark("No camera was found; connect one, then try again.")) from error
