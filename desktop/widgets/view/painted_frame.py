"""A frame as a picture of its own, with what was found in it drawn on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from desktop.widgets.view.letterbox import Letterbox
from desktop.widgets.view.overlay import draw_face
from desktop.widgets.view.scaled_image import ScaledImage
from emolens.readings import AnalysedFrame

_USUAL_HEIGHT = 720
"""Pixels up to which lines and letters are drawn as in the window; above they grow with it."""


def painted_frame(analysed: AnalysedFrame) -> QImage:
    """Return a frame in its own size with a box and a label for each face.

    It needs no widget; any thread may call it.
    """
    picture = ScaledImage(analysed.frame.image)
    image = QImage(picture.size.toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.draw(painter, QRectF(image.rect()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    growth = max(1.0, image.height() / _USUAL_HEIGHT)
    painter.scale(growth, growth)
    size = QSizeF(image.size()) / growth
    area = QRectF(0, 0, size.width(), size.height())
    letterbox = Letterbox(area, 1 / growth, area)
    for reading in reversed(analysed.readings):  # the largest on top
        draw_face(painter, reading, letterbox, selected=False)
    painter.end()
    return image
