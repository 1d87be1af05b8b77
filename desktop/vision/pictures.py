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
    if not data.startswith(_JPEG):  # a JPEG has no transparency: spare it the second decoding
        blended = _decode_blended(buffer)
        if blended is not None:
            return blended
    return _uint8(cv2.imdecode(buffer, cv2.IMREAD_COLOR))


def _decode_blended(buffer: NDArray[np.uint8]) -> Image | None:
    """Return a picture with an alpha channel laid on white, None where it has none."""
    image, kinds, values = cv2.imdecodeWithMetadata(buffer, flags=cv2.IMREAD_UNCHANGED)
    if image is None or image.ndim != 3 or image.shape[2] != 4:
        return None
    if image.dtype not in (np.uint8, np.uint16):
        return None
    blended = _on_white(image, opaque=255 if image.dtype == np.uint8 else 65535)
    if len(kinds) == 0:
        return blended
    # With the alpha channel OpenCV leaves the picture as stored, without it turns it upright.
    done, stored = cv2.imencodeWithMetadata(".png", blended, kinds, values)
    return _uint8(cv2.imdecode(stored, cv2.IMREAD_COLOR)) if done else None


def _on_white(image: NDArray[Any], opaque: int) -> Image:
    shares = image.astype(np.float32) / opaque
    opacity = shares[:, :, 3:]
    blended = shares[:, :, :3] * opacity + (1 - opacity)
    return np.rint(255 * blended).astype(np.uint8)


def _uint8(image: object) -> Image | None:
    return np.asarray(image, np.uint8) if image is not None else None
