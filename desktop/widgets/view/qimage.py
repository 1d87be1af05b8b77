"""Conversion between arrays and Qt's images.

A frame is BGR, uint8, ``[height, width, 3]``.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from emolens.readings import Image


def qimage_over(image: Image) -> QImage:
    """Return a frame, its rows contiguous, as an image that is valid while the array lives."""
    height, width = image.shape[:2]
    return QImage(image.data, width, height, image.strides[0], QImage.Format.Format_BGR888)


def frame_of(image: QImage) -> Image:
    """Return the pixels of an image as a frame of its own; what is transparent is lost."""
    image = image.convertToFormat(QImage.Format.Format_BGR888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def translucent(pixels: NDArray[np.uint8]) -> QImage:
    """Return an image of its own for BGRA, ``[height, width, 4]``, multiplied by its A."""
    height, width = pixels.shape[:2]
    form = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(np.ascontiguousarray(pixels).data, width, height, 4 * width, form).copy()
