"""Close-up of a face: its surroundings at one size, turned as wanted."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.detection.boxes import within
from emolens.detection.conversion import resized
from emolens.readings import Box, Detection, Image

SIDE = 160
"""Of a close-up, in pixels, where there is no time for a larger one."""
FACE = SIDE // 2
"""Length of the face in it: half of what is seen, so that it may have moved and grown."""
MIDDLE = Box((SIDE - FACE) // 2, (SIDE - FACE) // 2, FACE, FACE)
"""Where the face should be in it."""


@dataclass(frozen=True, eq=False)
class CloseUp:
    """The surroundings of a face.

    Attributes:
        image: uint8 ``[side, side]`` or ``[side, side, 3]``, black beyond the image.
        back: The affine matrix ``[2, 3]`` that leads from it into the image.
    """

    image: Image
    back: NDArray[np.float64]

    def outside(self, detection: Detection, shape: tuple[int, ...]) -> Detection | None:
        """Return what is detected in it in pixels of the image, of a shape ``(height, width, …)``.

        The box stays level. None of it may lie within the image.
        """
        linear, shift = self.back[:, :2].T, self.back[:, 2]
        scale = float(np.hypot(*linear[0]))
        x, y = np.array(detection.box.centre) @ linear + shift
        width, height = (scale * side for side in (detection.box.width, detection.box.height))
        left, top, right, bottom = (
            round(place) for place in (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        )
        box = within(Box(left, top, right - left, bottom - top), shape)
        if not box.area:
            return None
        landmarks = detection.landmarks
        if landmarks is not None:
            landmarks = np.asarray(landmarks @ linear + shift, np.float32)
        return Detection(box, detection.score, landmarks)


def close_up(
    image: Image, centre: tuple[float, float], length: float, roll: float = 0.0, side: int = SIDE
) -> CloseUp:
    """Return the close-up of a face.

    Args:
        image: BGR or grey.
        centre: Of the face, in pixels of the image; it may lie outside.
        length: Of the face, in pixels of the image; above 0.
        roll: Degrees that it is turned against the clock; the close-up shows it upright.
        side: Of the close-up in pixels, twice the length of the face in it.
    """
    scale = side / 2 / length
    part, corner = _around(image, centre, side / scale)
    reduction = min(1.0, scale)  # first, by averaging: else every so many pixels would be skipped
    x, y = ((place - start) * reduction for place, start in zip(centre, corner, strict=True))
    way = np.asarray(cv2.getRotationMatrix2D((x, y), -roll, scale / reduction), np.float64)
    way[:, 2] += side / 2 - np.array([x, y])
    picture = cv2.warpAffine(resized(part, reduction), way, (side, side))
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
