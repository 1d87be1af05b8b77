"""Patch: the surroundings of a bounding box, scaled so that the box has a given size."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from emolens.detection.conversion import as_grey
from emolens.readings import Box, Image


@dataclass(frozen=True, eq=False)
class Patch:
    """The surroundings of a box.

    Attributes:
        grey: What was cut out, uint8 ``[height, width]``, at the patch's scale.
        left: Where it lies in the image, in pixels of the image.
        top: Likewise.
        scale: Pixels of the image that a pixel of the patch spans.
    """

    grey: Image
    left: int
    top: int
    scale: float

    def inside(self, box: Box) -> Box:
        """Return a box of the image in pixels of the patch."""
        return Box(
            round((box.x - self.left) / self.scale),
            round((box.y - self.top) / self.scale),
            round(box.width / self.scale),
            round(box.height / self.scale),
        )

    def outside(self, box: Box) -> Box:
        """Return a box of the patch in pixels of the image."""
        return Box(
            self.left + round(box.x * self.scale),
            self.top + round(box.y * self.scale),
            round(box.width * self.scale),
            round(box.height * self.scale),
        )


def cut_patch(image: Image, box: Box, side: int, reach: float) -> Patch | None:
    """Return a patch in which the box is so wide, or None where the image holds none of it.

    Args:
        image: BGR or grey.
        box: In pixels of the image; it may leave it.
        side: Width of the box in the patch, in pixels.
        reach: How far beyond the box the patch goes on each side, in widths of the box; it ends
            at the image's border.
    """
    margin = round(box.width * reach)
    rows, columns = _span(box.y, box.height, margin), _span(box.x, box.width, margin)
    part = image[rows, columns]
    scale = max(1, box.width) / side
    height, width = (round(length / scale) for length in part.shape[:2])
    if not (part.size and height and width):
        return None
    shrinks = cv2.INTER_AREA if scale > 1 else cv2.INTER_LINEAR
    grey = cv2.resize(as_grey(part), (width, height), interpolation=shrinks)
    return Patch(np.asarray(grey, np.uint8), columns.start, rows.start, scale)


def _span(start: int, length: int, margin: int) -> slice:
    return slice(max(0, start - margin), max(0, start + length + margin))
