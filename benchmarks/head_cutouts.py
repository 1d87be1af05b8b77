"""Head cutouts: the head of scikit-image's astronaut, pasted into pictures; and sensor noise."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.readings import Box, Image

Canvas = NDArray[np.float32]
"""A picture ``[height, width, 3]``, BGR, of values from 0 to 255."""

_HEAD = (slice(20, 210), slice(140, 310))
"""Rows and columns of the head in the picture of the astronaut."""
_FACE = (37, 46, 95, 95)
"""The face in it, as the cascade draws its box: x, y, width and height."""


@dataclass(frozen=True, eq=False)
class HeadCutout:
    """A head at one size.

    Attributes:
        picture: float32 ``[height, width, 3]``.
        opacity: float32 ``[height, width, 1]``, from 0 to 1: it fades towards its border.
        face: Where the face is in it.
    """

    picture: Canvas
    opacity: NDArray[np.float32]
    face: Box

    @property
    def size(self) -> tuple[int, int]:
        """Height and width in pixels."""
        return self.picture.shape[0], self.picture.shape[1]

    def turned_away(self) -> HeadCutout:
        """Return the head with nothing of its face to be seen."""
        blurred = cv2.GaussianBlur(self.picture, (0, 0), self.face.width / 4)
        return replace(self, picture=np.asarray(blurred, np.float32))

    def lay(self, canvas: Canvas, left: int, top: int) -> Box:
        """Lay it into a canvas, all of it within, and return where its face is there."""
        height, width = self.size
        place = canvas[top : top + height, left : left + width]
        place += self.opacity * (self.picture - place)
        return Box(left + self.face.x, top + self.face.y, self.face.width, self.face.height)


def head_cutout(height: float) -> HeadCutout:
    """Return the head at a height in pixels; its face is half as high."""
    from skimage import data  # noqa: PLC0415 - slow to import

    astronaut: Image = data.astronaut()
    head = np.ascontiguousarray(astronaut[*_HEAD, ::-1]).astype(np.float32)
    scale = height / head.shape[0]
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    scaled = np.asarray(cv2.resize(head, None, fx=scale, fy=scale, interpolation=way), np.float32)
    face = Box(*(round(scale * value) for value in _FACE))
    return HeadCutout(scaled, _faded(*scaled.shape[:2]), face)


def _faded(height: int, width: int) -> NDArray[np.float32]:
    rows, columns = (np.linspace(-1, 1, side) ** 2 for side in (height, width))
    opacity = np.clip(4 * (1 - np.sqrt(rows[:, None] + columns)), 0, 1)
    return np.asarray(opacity[:, :, None], np.float32)


class Noise:
    """A sensor's noise: made once and moved about, which is as good as new and takes no time.

    Args:
        shape: Of the pictures.
        deviation: In grey levels.
        rng: Draws it.
    """

    def __init__(self, shape: tuple[int, ...], deviation: float, rng: np.random.Generator) -> None:
        self._noise = rng.normal(0, deviation, shape).astype(np.float32)
        self._rng = rng

    def on(self, picture: Image | Canvas) -> Image:
        """Return a picture as the sensor sees it, uint8."""
        shift = self._rng.integers(0, min(self._noise.shape[:2]), 2)
        seen = np.asarray(picture, np.float32) + np.roll(self._noise, shift, axis=(0, 1))
        return np.asarray(np.clip(np.rint(seen), 0, 255), np.uint8)
