"""Evidence for an expression, drawn over the face: bright where it was read, with an outline."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from desktop.widgets.view.letterbox import Letterbox
from desktop.widgets.view.qimage import translucent
from emolens.readings import Evidence

_SIDE = 160  # pixels of the map before it is scaled to the face
_SHADE = 0.6  # opacity over what says nothing
_CASING, _LINE = QPen(QColor(0, 0, 0, 190), 4.5), QPen(QColor("white"), 2.0)
for _pen in (_CASING, _LINE):
    _pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)


def draw_evidence(
    painter: QPainter, evidence: Evidence, expression: str, letterbox: Letterbox
) -> None:
    """Shade what of a face says little for an expression; outline half of what speaks for it.

    There are no colours to be mistaken for skin, or for one another.
    """
    smooth = cv2.resize(evidence.cells[expression], (_SIDE, _SIDE), interpolation=cv2.INTER_CUBIC)
    speaks_for = np.maximum(smooth[:, ::-1] if letterbox.mirrored else smooth, 0)
    area = letterbox.of(evidence.area)
    painter.save()
    painter.setClipRect(letterbox.area)
    painter.translate(area.center())
    painter.rotate(evidence.roll if letterbox.mirrored else -evidence.roll)  # Qt: with the clock
    painter.translate(-area.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(area, _shade(speaks_for))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for polygon in outline(speaks_for, area):
        for pen in (_CASING, _LINE):
            painter.setPen(pen)
            painter.drawPolygon(polygon)
    painter.restore()


def outline(speaks_for: NDArray[np.float32], area: QRectF) -> list[QPolygonF]:
    """Return the outlines of the smallest part that holds half of it all.

    Args:
        speaks_for: ``[h, w]``, from 0.
        area: What that covers.
    """
    largest_first = np.sort(speaks_for, axis=None)[::-1]
    sums = np.cumsum(largest_first, dtype=np.float64)
    if sums[-1] <= 0:
        return []
    level = largest_first[np.searchsorted(sums, sums[-1] / 2)]
    inside = (speaks_for >= level).astype(np.uint8)
    outlines, _ = cv2.findContours(inside, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_TC89_KCOS)
    across, down = area.width() / speaks_for.shape[1], area.height() / speaks_for.shape[0]
    return [
        QPolygonF(
            [QPointF(area.x() + (x + 0.5) * across, area.y() + (y + 0.5) * down) for x, y in line]
        )
        for line in (points[:, 0] for points in outlines)
    ]


def _shade(speaks_for: NDArray[np.float32]) -> QImage:
    """Return black that lets through what speaks for the expression."""
    most = max(float(speaks_for.max()), 1e-6)
    pixels = np.zeros((*speaks_for.shape, 4), np.uint8)
    pixels[..., 3] = 255 * _SHADE * (1 - np.minimum(1.25 * speaks_for / most, 1))
    return translucent(pixels)
