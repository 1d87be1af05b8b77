"""Cover of faces in a picture: blocked out, or blurred beyond recognition by eye."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import cv2
import numpy as np

from emolens.detection.boxes import within
from emolens.readings import Box, Image

CoverStyle = Literal["block", "blur"]
"""``block`` leaves nothing of the face; ``blur`` looks gentler; programs may undo some of it."""
_BORDER = 0.35
"""Of a box's sides, by which the cover is wider on each side: hair, ears and chin."""
_CELLS = 6
"""Cells across a face that blurring leaves."""


def covered(image: Image, boxes: Iterable[Box], style: CoverStyle) -> Image:
    """Return a copy of a picture in which faces are covered.

    Args:
        image: BGR, uint8 ``[height, width, 3]``.
        boxes: Of the faces.
        style: How.
    """
    result = np.array(image)
    for box in boxes:
        area = within(_widened(box), image.shape)
        if area.area:
            part = result[area.y : area.y + area.height, area.x : area.x + area.width]
            part[:] = 0 if style == "block" else _blurred(part)
    return result


def _widened(box: Box) -> Box:
    x, y = round(_BORDER * box.width), round(_BORDER * box.height)
    return Box(box.x - x, box.y - y, box.width + 2 * x, box.height + 2 * y)


def _blurred(part: Image) -> Image:
    height, width = part.shape[:2]
    few = cv2.resize(part, (min(_CELLS, width), min(_CELLS, height)), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(few, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)
