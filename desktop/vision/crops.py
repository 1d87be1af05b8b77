"""Cut the square that the model reads out of a frame, as the model's crop rule says."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.vision.contract import CropRule
from desktop.vision.readings import Box, Image


def cut(image: Image, box: Box, rule: CropRule) -> NDArray[np.uint8]:
    """Return the crop of a face, uint8 ``[size, size, channels]``, grey or RGB.

    The square stands around the box's centre. Where it leaves the picture, the edge is repeated.
    """
    square = _square(image, box, rule.margin)
    shrinks = square.shape[0] > rule.size
    resized = cv2.resize(
        _coloured(square, rule.channels),
        (rule.size, rule.size),
        interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR,
    )
    return np.asarray(resized, np.uint8).reshape(rule.size, rule.size, rule.channels)


def _square(image: Image, box: Box, margin: float) -> Image:
    side = max(1, round(max(box.width, box.height) * (1 + 2 * margin)))
    left = round(box.x + box.width / 2 - side / 2)
    top = round(box.y + box.height / 2 - side / 2)
    rows = np.clip(np.arange(top, top + side), 0, image.shape[0] - 1)
    columns = np.clip(np.arange(left, left + side), 0, image.shape[1] - 1)
    return image[rows[:, None], columns]


def _coloured(image: Image, channels: int) -> Image:
    wanted = "RGB" if channels == 3 else "GRAY"
    given = "GRAY" if image.ndim == 2 else "BGR"
    if wanted == given:
        return image
    converted = cv2.cvtColor(image, getattr(cv2, f"COLOR_{given}2{wanted}"))
    return np.asarray(converted, np.uint8)
