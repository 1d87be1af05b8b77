"""Read a picture as people see it: upright, eight bits, without transparency."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.vision.content import read_bytes
from desktop.vision.errors import SourceError
from desktop.vision.quiet import stderr_dropped
from desktop.vision.readings import Image

_JPEG = b"\xff\xd8"
_PNG = b"\x89PNG\r\n\x1a\n"
_OPAQUE = {np.dtype(np.uint8): 255, np.dtype(np.uint16): 65535}
"""The alpha of an opaque pixel."""


def read_picture(path: Path) -> Image:
    """Return the picture as BGR uint8 ``[height, width, 3]``.

    Turned upright by its EXIF orientation; 16 bits reduced to 8, transparency laid on white.

    Raises:
        SourceError: The file is missing, empty, cut short or no picture.
    """
    # Not cv2.imread: on Windows it opens no path with letters beyond the code page.
    data = read_bytes(path)
    try:
        with stderr_dropped():
            image = _decode(data)
    except (cv2.error, MemoryError) as error:
        raise SourceError(
            f"{path} is too large or too broken to be decoded; save it again."
        ) from error
    if image is None or image.size == 0:
        raise SourceError(
            f"{path} is no picture that can be read: damaged, cut short or empty; fetch it again."
        )
    return image


def _decode(data: bytes) -> Image | None:
    buffer = np.frombuffer(data, np.uint8)
    if data.startswith(_JPEG):  # it has no transparency: spare it the second decoding
        return _uint8(cv2.imdecode(buffer, cv2.IMREAD_COLOR))
    if data.startswith(_PNG) and not _is_whole_png(data):
        return None
    image, kinds, values = cv2.imdecodeWithMetadata(buffer, flags=cv2.IMREAD_UNCHANGED)
    if image is None:
        return None
    if image.dtype not in _OPAQUE or image.shape[2:] != (4,):
        return _uint8(cv2.imdecode(buffer, cv2.IMREAD_COLOR))
    blended = _on_white(image)
    if len(kinds) == 0:
        return blended
    # With the alpha channel OpenCV leaves the picture as stored, without it turns it upright.
    done, stored = cv2.imencodeWithMetadata(".png", blended, kinds, values)
    return _uint8(cv2.imdecode(stored, cv2.IMREAD_COLOR)) if done else None


def _is_whole_png(data: bytes) -> bool:
    """Return whether the chunks fit into the data, up to the last.

    OpenCV sets aside whatever memory a chunk claims, up to 4 GB, before it misses the data.
    """
    place = len(_PNG)
    while place + 8 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        name = data[place + 4 : place + 8]
        place += 12 + length  # with the length, the name and the check sum
        if name == b"IEND":
            return place <= len(data)
    return False


def _on_white(image: NDArray[Any]) -> Image:
    blended = np.empty((*image.shape[:2], 3), np.uint8)
    for target, row in zip(blended, image, strict=True):  # row by row, to go easy on memory
        shares = row.astype(np.float32) / _OPAQUE[image.dtype]
        opacity = shares[:, 3:]
        target[:] = np.rint(255 * (shares[:, :3] * opacity + (1 - opacity)))
    return blended


def _uint8(image: object) -> Image | None:
    return np.asarray(image, np.uint8) if image is not None else None
