"""Image that is drawn at the screen's own resolution."""

from __future__ import annotations

import cv2
import numpy as np
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from desktop.widgets.view.qimage import qimage_over
from emolens.readings import Image


class ScaledImage:
    """A picture that can be drawn at any size, in little time and memory.

    Plain bilinear drawing skips pixels where a picture is shrunk to less than half. So a large one
    is halved again and again, with all of its pixels, and the smallest of the halves that is not
    too small is drawn (a mipmap; Williams 1983, doi 10.1145/800059.801126). They are made when
    first needed and kept, a third of the picture's own memory in all.

    Args:
        image: BGR, uint8, ``[height, width, 3]``; None for no picture. Not copied if contiguous.
    """

    def __init__(self, image: Image | None = None) -> None:
        self._halves = [] if image is None else [np.ascontiguousarray(image)]

    @property
    def size(self) -> QSizeF:
        """Width and height in the picture's own pixels."""
        if not self._halves:
            return QSizeF()
        height, width = self._halves[0].shape[:2]
        return QSizeF(width, height)

    def draw(self, painter: QPainter, area: QRectF, *, mirrored: bool = False) -> None:
        """Draw the picture, or its mirror image, over ``area``, given in logical pixels."""
        pixels = area.width() * painter.device().devicePixelRatioF()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if mirrored:
            painter.translate(2 * area.center().x(), 0)
            painter.scale(-1, 1)
        painter.drawImage(area, qimage_over(self._for_width(pixels)))
        painter.restore()

    def _for_width(self, pixels: float) -> Image:
        """Return the smallest half that is at least so wide, or the picture if none is."""
        for place, image in enumerate(self._halves):  # which grow meanwhile
            if image.shape[1] <= 2 * pixels or min(image.shape[:2]) < 2:
                return image
            if place + 1 == len(self._halves):
                self._halves.append(_half(image))
        raise ValueError("there is no picture to draw")


def _half(image: Image) -> Image:
    """Return an image half as wide and high, each pixel the mean of four."""
    height, width = (side // 2 for side in image.shape[:2])
    even = image[: 2 * height, : 2 * width]  # else OpenCV takes ten times as long
    return np.asarray(cv2.resize(even, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
