"""Draws a frame's pixels at the screen's own resolution."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from desktop.vision.readings import Image


class ScaledImage:
    """A picture that can be drawn at any size.

    Plain bilinear drawing skips pixels where a picture is shrunk to less than half, so such a
    one is first scaled with all of its pixels, and kept for as long as the size stays.

    Args:
        image: BGR, uint8, ``[height, width, 3]``; None for no picture. Not copied if contiguous.
    """

    def __init__(self, image: Image | None = None) -> None:
        self._pixels = None if image is None else np.ascontiguousarray(image)
        # It does not keep the pixels alive.
        self._image = QImage() if self._pixels is None else _wrap(self._pixels)
        self._shrunk = QImage()

    @property
    def size(self) -> QSizeF:
        """Width and height in the picture's own pixels."""
        return QSizeF(self._image.size())

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the picture over ``area``, given in logical pixels."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        pixels = (area.size() * painter.device().devicePixelRatioF()).toSize()
        if 2 * pixels.width() >= self._image.width():
            painter.drawImage(area, self._image)
            return
        if self._shrunk.size() != pixels:
            smooth = Qt.TransformationMode.SmoothTransformation
            self._shrunk = self._image.scaled(pixels, mode=smooth)
        painter.drawImage(area, self._shrunk)


def _wrap(image: Image) -> QImage:
    height, width = image.shape[:2]
    return QImage(image.data, width, height, image.strides[0], QImage.Format.Format_BGR888)
