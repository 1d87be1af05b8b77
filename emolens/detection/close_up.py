"""Close-up of a face: its surroundings at one size, turned as wanted."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.detection.conversion import resized
from emolens.readings import Image

SIDE = 160
"""Of a close-up, in pixels."""
FACE = 80
"""Length of the face in it: half of what is seen, so that it may have moved and grown."""


@dataclass(frozen=True, eq=False)
class CloseUp:
    """The surroundings of a face.

    Attributes:
        image: uint8 ``[SIDE, SIDE]`` or ``[SIDE, SIDE, 3]``, black beyond the image.
        back: The affine matrix ``[2, 3]`` that leads from it into the image.
    """

    image: Image
    back: NDArray[np.float64]


def close_up(
    image: Image, centre: tuple[float, float], length: float, roll: float = 0.0
) -> CloseUp:
    """Return the close-up of a face.

    Args:
        image: BGR or grey.
        centre: Of the face, in pixels of the image; it may lie outside.
        length: Of the face, in pixels of the image; above 0.
        roll: Degrees that it is turned against the clock; the close-up shows it upright.
    """
    scale = FACE / length
    part, corner = _around(image, centre, SIDE / scale)
    reduction = min(1.0, scale)  # first, by averaging: else every so many pixels would be skipped
    x, y = ((place - start) * reduction for place, start in zip(centre, corner, strict=True))
    way = np.asarray(cv2.getRotationMatrix2D((x, y), -roll, scale / reduction), np.float64)
    way[:, 2] += SIDE / 2 - np.array([x, y])
    picture = cv2.warpAffine(resized(part, reduction), way, (SIDE, SIDE))
    back = np.asarray(cv2.invertAffineTransform(way), np.float64) / reduction
    back[:, 2] += corner
    return CloseUp(np.asarray(picture, np.uint8), back)


def _around(
    image: Image, centre: tuple[float, float], side: float
) -> tuple[Image, tuple[int, int]]:
    """Return what an image holds of a turned square, at least a pixel, and where that begins."""
    reach = side / np.sqrt(2)
    spans = [
        (min(max(0, int(place - reach)), length - 1), min(length, int(place + reach) + 2))
        for place, length in zip(centre, image.shape[1::-1], strict=True)
    ]
    (left, right), (top, bottom) = ((start, max(end, start + 1)) for start, end in spans)
    return image[top:bottom, left:right], (left, top)
