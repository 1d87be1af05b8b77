"""Arrays as Qt's pictures."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def see_through(pixels: NDArray[np.uint8]) -> QImage:
    """Return a picture of its own for BGRA, ``[height, width, 4]``, multiplied by its A."""
    height, width = pixels.shape[:2]
    form = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(np.ascontiguousarray(pixels).data, width, height, 4 * width, form).copy()
