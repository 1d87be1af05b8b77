"""Overlay of the faces found in a frame: a box and a label for each."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from desktop.i18n import tr
from desktop.widgets.scores.expression_names import expression_text
from desktop.widgets.scores.percent import percent_text, whole_percents
from desktop.widgets.style.colors import colors_for, text_on
from desktop.widgets.view.letterbox import Letterbox
from emolens.readings import Reading

_RADIUS = 4.0
_PADDING = 6.0
_SHADE = QColor(0, 0, 0, 150)


def label_text(reading: Reading, second: Reading | None = None) -> str:
    """Return the words beside a box: expression, share, track, and whether it is corrected.

    Args:
        reading: The face's.
        second: What a second model makes of it; named where it differs.
    """
    share = percent_text(whole_percents(reading.shown)[reading.expression])
    doubt = "?" if reading.uncertain else ""
    track = "" if reading.face.track is None else f"  #{reading.face.track}"
    mark = "" if reading.corrected is None else " \N{MIDDLE DOT} " + tr("own neutral")
    name = f"{expression_text(reading.expression)}{doubt} {share}"
    if second is not None and second.expression != reading.expression:
        name += f" \N{NOT EQUAL TO} {expression_text(second.expression)}"
    return f"{name}{track}{mark}"


def draw_face(
    painter: QPainter,
    reading: Reading,
    letterbox: Letterbox,
    *,
    selected: bool,
    second: Reading | None = None,
) -> None:
    """Draw one face's box and label; the selected one stands out by a heavier line and plate.

    Args:
        painter: Where.
        reading: The face's.
        letterbox: Where the frame lies.
        selected: Whether it stands out.
        second: What a second model makes of the face, where one is compared.
    """
    color = colors_for(tuple(reading.shown))[reading.expression]
    box = letterbox.of(reading.face.box)
    _draw_box(painter, box, color, 3.0 if selected else 1.5)
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold if selected else QFont.Weight.Normal)
    painter.setFont(font)
    plate = color if selected else _SHADE
    _draw_label(painter, box, label_text(reading, second), plate, letterbox.seen)


def _draw_box(painter: QPainter, box: QRectF, color: QColor, width: float) -> None:
    """Draw the outline twice, dark beneath and coloured above, to stand out on any picture."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(_SHADE, width + 2), QPen(color, width)):
        painter.setPen(pen)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)


def _draw_label(painter: QPainter, box: QRectF, text: str, color: QColor, bounds: QRectF) -> None:
    metrics = painter.fontMetrics()
    plate = QRectF(
        0, 0, metrics.horizontalAdvance(text) + 2 * _PADDING, metrics.height() + _PADDING
    )
    plate.moveTopLeft(place_label(box, plate, bounds))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(plate, _RADIUS, _RADIUS)
    painter.setPen(text_on(color))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)


def place_label(box: QRectF, plate: QRectF, bounds: QRectF) -> QPointF:
    """Return the label's corner: above its box, else inside it, never outside the bounds."""
    x = max(bounds.left(), min(box.left() - 1.5, bounds.right() - plate.width()))
    above = box.top() - plate.height() - 3
    return QPointF(x, above if above >= bounds.top() else max(box.top(), bounds.top()) + 3)
