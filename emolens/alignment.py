"""Alignment: a face turned upright by its landmarks, and the square that its crop is made of.

The square has the place and the size of the box that OpenCV's cascade draws around an upright face,
so that models that were framed by that box can be used with landmarks as well.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.readings import Image, Landmarks

_SIDE = 2.18
"""Sides of the square in distances from the middle of the eyes to the middle of the mouth: over
frontal photographs, the cascade's box (docs/detection.md)."""
_RISE = 0.05
"""Sides by which its centre lies above the middle between those two."""


@dataclass(frozen=True)
class FaceSquare:
    """A square of an image that stands as the face does.

    Attributes:
        x: Of its centre, in pixels of the image.
        y: Likewise.
        side: In pixels; at least 1.
        roll: Degrees that it is turned against the clock.
    """

    x: float
    y: float
    side: float
    roll: float


def roll_of(landmarks: Landmarks) -> float:
    """Return by how many degrees a face is turned against the clock in the image, -180 to 180.

    Its direction is the mean of that of the line through the eyes and that from the eyes to the
    mouth: a face that is turned to the side as well bends them in opposite ways.
    """
    # Complex numbers, x + iy: NumPy takes ten times as long for so few.
    right, left, _, *corners = (complex(x, y) for x, y in landmarks.tolist())
    down = _unit(sum(corners) / 2 - (right + left) / 2) + _unit((left - right) * 1j)
    return math.degrees(math.atan2(down.real, down.imag))


def square_of(landmarks: Landmarks, margin: float) -> FaceSquare:
    """Return the square of a face.

    Args:
        landmarks: As a :class:`~emolens.readings.Detection` has them.
        margin: Share of the side that is added on each side; negative for a tighter square.
    """
    eyes, mouth = middles(landmarks)
    roll = roll_of(landmarks)
    side = max(1.0, _SIDE * float(np.hypot(*(mouth - eyes))))
    turn = np.radians(roll)
    centre = (eyes + mouth) / 2 - _RISE * side * np.array([np.sin(turn), np.cos(turn)])
    return FaceSquare(float(centre[0]), float(centre[1]), side * (1 + 2 * margin), roll)


def upright(image: Image, square: FaceSquare, size: int) -> Image:
    """Return a square of an image, turned upright, uint8 ``[size, size]`` or ``[size, size, 3]``.

    Where it leaves the image, the edge is repeated.
    """
    # Larger squares are turned at a multiple of the size, to be averaged: nothing is skipped.
    length = size * max(1, round(square.side / size))
    centre = np.array([square.x, square.y])
    turn = cv2.getRotationMatrix2D(centre.tolist(), -square.roll, length / square.side)
    way = np.asarray(turn, np.float64)
    way[:, 2] += (length - 1) / 2 - centre
    turned = cv2.warpAffine(image, way, (length, length), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.resize(turned, (size, size), interpolation=cv2.INTER_AREA), np.uint8)


def middles(landmarks: Landmarks) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the middle of the eyes and that of the mouth, x and y, ``[2]`` each."""
    places = landmarks.astype(np.float64)
    return places[:2].mean(axis=0), places[3:].mean(axis=0)


def _unit(vector: complex) -> complex:
    return vector / max(abs(vector), 1e-9)
