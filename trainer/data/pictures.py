"""Pictures of faces, decoded and scaled to crops."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.errors import SourceError
from emolens.sources.images import decode_picture
from trainer.data.files import Files, read_file
from trainer.data.listing import Entry
from trainer.data.store import Shape
from trainer.progress_bar import bar

_WINDOW, _TASK = 1024, 64
"""Pictures that are in memory at a time, and those that one thread takes at a time."""


@dataclass(frozen=True, eq=False)
class FittedPicture:
    """A picture as a crop.

    Attributes:
        crop: uint8 ``[S, S, C]``.
        width: Of the picture as it was, in pixels.
        height: Likewise.
    """

    crop: NDArray[np.uint8]
    width: int
    height: int


def read_pictures(
    files: Files, entries: Sequence[Entry], shape: Shape
) -> Iterator[FittedPicture | None]:
    """Yield each entry's picture, or None where it cannot be decoded."""

    def read(part: Sequence[Entry]) -> list[FittedPicture | None]:
        return [decoded(read_file(files, entry.file), shape) for entry in part]

    with ThreadPoolExecutor() as pool, bar("Reading", len(entries)) as progress:
        for window in _parts(entries, _WINDOW):
            pictures = list(pool.map(read, _parts(window, _TASK)))
            for part in pictures:
                yield from part
            progress.update(len(window))


def decoded(data: bytes, shape: Shape) -> FittedPicture | None:
    """Return the picture in ``data`` as the app reads it; None where there is none."""
    try:
        image = decode_picture(Path(), io.BytesIO(data)).image
    except SourceError:
        return None
    way = cv2.COLOR_BGR2GRAY if shape[2] == 1 else cv2.COLOR_BGR2RGB
    return fitted(np.asarray(cv2.cvtColor(image, way), np.uint8), shape)


def fitted(image: NDArray[np.uint8], shape: Shape) -> FittedPicture:
    """Return a picture ``[height, width]`` or ``[height, width, 3]`` as a crop of ``shape``."""
    height, width = image.shape[:2]
    if (height, width) != shape[:2]:
        # As the app cuts its crops: areas are averaged where pixels become fewer.
        shrinks = max(height, width) > shape[0]
        way = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
        image = np.asarray(cv2.resize(image, shape[:2], interpolation=way), np.uint8)
    return FittedPicture(image.reshape(shape), width, height)


def _parts(entries: Sequence[Entry], size: int) -> Iterator[Sequence[Entry]]:
    return (entries[start : start + size] for start in range(0, len(entries), size))
