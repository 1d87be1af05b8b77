"""Reader of pictures as people see them: upright, eight bits, without transparency."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.errors import SourceError
from emolens.messages import mark
from emolens.readings import Image
from emolens.sources.file_type import read_bytes
from emolens.sources.image_size import is_read_in_strips, picture_size
from emolens.sources.quiet import stderr_dropped

MOST_PIXELS = 100_000_000
"""That a picture is decoded to: 300 MB. It is more than twice what is scanned for faces, so that a
larger one can be read reduced without losing any that would be found."""
_REDUCED = {
    1: cv2.IMREAD_COLOR,
    2: cv2.IMREAD_REDUCED_COLOR_2,
    4: cv2.IMREAD_REDUCED_COLOR_4,
    8: cv2.IMREAD_REDUCED_COLOR_8,
}
_JPEG = b"\xff\xd8"
_PNG = b"\x89PNG\r\n\x1a\n"
_OPAQUE = {np.dtype(np.uint8): 255, np.dtype(np.uint16): 65535}
"""The alpha of an opaque pixel."""


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture as people see it.

    Attributes:
        image: BGR, uint8, ``[height, width, 3]``.
        reduction: How many times smaller than the file's its width and height are: 1, 2, 4 or 8.
    """

    image: Image
    reduction: int


def read_picture(path: Path) -> Image:
    """Return the image of :func:`open_picture`, which raises the same."""
    return open_picture(path).image


def open_picture(path: Path) -> Picture:
    """Return the picture, turned upright by its EXIF orientation.

    16 bits are reduced to 8, transparency is laid on white. JPEG of more than 100 million pixels is
    read at a half, a quarter or an eighth of its size, for which the format allows without ever
    holding the whole.

    Raises:
        SourceError: The file is missing, empty, cut short, no picture, or of more than 100 million
            pixels in a format that must be held as a whole.
    """
    # Not cv2.imread: on Windows it opens no path with letters beyond the code page.
    data = read_bytes(path)
    reduction = _reduction(path, data)
    try:
        with stderr_dropped():
            image = _decode(data, _REDUCED[reduction])
    except (cv2.error, MemoryError) as error:
        raise SourceError(
            mark("{file} is too large or too broken to be decoded; save it again."), file=path
        ) from error
    if image is None or image.size == 0:
        raise SourceError(
            mark(
                "{file} is no picture that can be read: damaged, cut short or empty; fetch it "
                "again."
            ),
            file=path,
        )
    return Picture(image, reduction)


def _reduction(path: Path, data: bytes) -> int:
    size = picture_size(data)
    if size is None or size.pixels <= MOST_PIXELS:
        return 1
    if data.startswith(_JPEG) and is_read_in_strips(data):
        return next(r for r in _REDUCED if size.pixels <= MOST_PIXELS * r * r)
    raise SourceError(
        mark(
            "{file} has {width} x {height} pixels, more than the {most} million that are read; "
            "save it smaller, or as JPEG that is not progressive."
        ),
        file=path,
        width=size.width,
        height=size.height,
        most=MOST_PIXELS // 10**6,
    )


def _decode(data: bytes, jpeg_flag: int) -> Image | None:
    buffer = np.frombuffer(data, np.uint8)
    if data.startswith(_JPEG):  # it has no transparency: spare it the second decoding
        return _uint8(cv2.imdecode(buffer, jpeg_flag))
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
