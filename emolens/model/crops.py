"""Crops: the squares of a frame that the model reads, framed as its contract says."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.alignment import FaceSquare, square_of, upright
from emolens.model.contract import CropFraming
from emolens.readings import Box, Detection, Face, Image


def cut(image: Image, box: Box, rule: CropFraming) -> NDArray[np.uint8]:
    """Return the crop of a face, uint8 ``[size, size, channels]``, grey or RGB.

    The square stands around the box's centre. Where it leaves the picture, the edge is repeated.
    """
    square = _cut_out(image, square_around(box, rule))
    shrinks = square.shape[0] > rule.size
    resized = cv2.resize(
        _colored(square, rule.channels),
        (rule.size, rule.size),
        interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR,
    )
    return np.asarray(resized, np.uint8).reshape(rule.size, rule.size, rule.channels)


def crop_face(image: Image, face: Face | Detection, framing: CropFraming) -> NDArray[np.uint8]:
    """Return the crop of a detected face, uint8 ``[size, size, channels]``, grey or RGB.

    With landmarks it is turned upright (:mod:`emolens.alignment`); without, it is
    :func:`cut` around the box.
    """
    if face.landmarks is None:
        return cut(image, face.box, framing)
    return cut_upright(image, square_of(face.landmarks, framing.aligned_margin), framing)


def cut_upright(image: Image, square: FaceSquare, framing: CropFraming) -> NDArray[np.uint8]:
    """Return what a square holds, turned upright, uint8 ``[size, size, channels]``."""
    crop = _colored(upright(image, square, framing.size), framing.channels)
    return crop.reshape(framing.size, framing.size, framing.channels)


def square_around(box: Box, rule: CropFraming) -> Box:
    """Return the square of the picture that the crop is made of; it may leave the picture."""
    side = max(1, round(max(box.width, box.height) * (1 + 2 * rule.margin)))
    left = round(box.x + box.width / 2 - side / 2)
    top = round(box.y + box.height / 2 - side / 2)
    return Box(left, top, side, side)


def _cut_out(image: Image, square: Box) -> Image:
    rows, above, below = _span(square.y, square.height, image.shape[0])
    columns, before, after = _span(square.x, square.width, image.shape[1])
    inside = image[rows, columns]
    if inside.shape[:2] == (square.height, square.width):
        return inside
    whole = cv2.copyMakeBorder(inside, above, below, before, after, cv2.BORDER_REPLICATE)
    return np.asarray(whole, np.uint8)


def _span(start: int, length: int, limit: int) -> tuple[slice, int, int]:
    """Return what of a span lies within the limits, and what is missing before and after.

    Of a span that lies wholly outside, the nearest pixel stands for what is within.
    """
    first = min(max(start, 0), limit - 1)
    end = min(max(start + length, first + 1), limit)
    before = min(max(-start, 0), length - 1)
    return slice(first, end), before, length - before - (end - first)


def _colored(image: Image, channels: int) -> Image:
    wanted = "RGB" if channels == 3 else "GRAY"
    given = "GRAY" if image.ndim == 2 else "BGR"
    if wanted == given:
        return image
    converted = cv2.cvtColor(image, getattr(cv2, f"COLOR_{given}2{wanted}"))
    return np.asarray(converted, np.uint8)
