"""A frame as a picture of its own, with what was found in it drawn on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from desktop.widgets.view.evidence_map import draw_evidence
from desktop.widgets.view.letterbox import Letterbox
from desktop.widgets.view.overlay import draw_face
from desktop.widgets.view.scaled_image import ScaledImage
from emolens.readings import AnalysedFrame, Reading

_USUAL_HEIGHT = 720
"""Pixels up to which lines and letters are drawn as in the window; above they grow with it."""


def painted_frame(
    analysed: AnalysedFrame, selected: Reading | None = None, *, explained: str = ""
) -> QImage:
    """Return a frame in its own size with a box and a label for each face.

    It needs no widget; any thread may call it.

    Args:
        analysed: The frame.
        selected: The reading that stands out; None for none.
        explained: The expression whose evidence is shown on that face, where there is any.
    """
    picture = ScaledImage(analysed.frame.image)
    image = QImage(picture.size.toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.draw(painter, QRectF(image.rect()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    growth = growth_of(image)
    painter.scale(growth, growth)
    size = QSizeF(image.size()) / growth
    area = QRectF(0, 0, size.width(), size.height())
    letterbox = Letterbox(area, 1 / growth, area)
    evidence = analysed.evidence.get(selected.face) if selected and explained else None
    if selected is not None and evidence is not None:
        draw_evidence(painter, evidence, explained, letterbox)
    largest_on_top = reversed(analysed.readings)
    for reading in sorted(largest_on_top, key=lambda reading: reading is selected):
        second = analysed.second_reading(reading)
        draw_face(painter, reading, letterbox, selected=reading is selected, second=second)
    painter.end()
    return image


def growth_of(image: QImage) -> float:
    """Return how many times as large as in the window lines and letters are on a picture."""
    return max(1.0, image.height() / _USUAL_HEIGHT)
