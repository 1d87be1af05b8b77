"""Box beside the cursor with the values there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen

from desktop.widgets.scores.expression_names import expression_text
from desktop.widgets.scores.percent import percent_text
from desktop.widgets.style.colors import mix

_PADDING = 8.0
_SWATCH = 8.0
_AWAY = 12.0  # from the cursor


Row = tuple[str, int, QColor]
"""An expression, its share in percent and its colour."""


def draw_values(
    painter: QPainter, at: QPointF, title: str, rows: Sequence[Row], palette: QPalette
) -> None:
    """Draw a box with a title and a line for each expression, the largest if room is short.

    Args:
        painter: On the timeline.
        at: The cursor.
        title: Whose values, and when.
        rows: The values, from the top.
        palette: Of the theme.
    """
    metrics, bounds = painter.fontMetrics(), QRectF(painter.window())
    line = metrics.height()
    room = int((bounds.height() - 2 * _PADDING) // line) - 1
    told = _largest(rows, max(1, room))
    area = _place(_size(metrics, title, told), at, bounds)
    _draw_plate(painter, area, palette)
    row = QRectF(area.left() + _PADDING, area.top() + _PADDING, area.width() - 2 * _PADDING, line)
    painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, title)
    for name, percent, color in told:
        row.translate(0, line)
        swatch = QRectF(row.left(), row.center().y() - _SWATCH / 2, _SWATCH, _SWATCH)
        painter.fillRect(swatch, color)
        text = row.adjusted(_SWATCH + 6, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, expression_text(name))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(row, right, percent_text(percent))


def _largest(rows: Sequence[Row], count: int) -> list[Row]:
    """Return as many of the largest, in the order given."""
    kept = sorted(rows, key=lambda row: -row[1])[:count]
    return [row for row in rows if row in kept]


def _size(metrics: QFontMetrics, title: str, rows: Sequence[Row]) -> QRectF:
    names = max(
        (metrics.horizontalAdvance(expression_text(name)) for name, _, _ in rows), default=0
    )
    values = _SWATCH + 6 + names + 14 + metrics.horizontalAdvance(percent_text(100))
    width = max(values, metrics.horizontalAdvance(title)) + 2 * _PADDING
    return QRectF(0, 0, width, metrics.height() * (1 + len(rows)) + 2 * _PADDING)


def _place(box: QRectF, at: QPointF, bounds: QRectF) -> QRectF:
    """Lay the box beside the cursor, on the side where there is room."""
    fits = at.x() + _AWAY + box.width() <= bounds.right()
    left = at.x() + _AWAY if fits else at.x() - _AWAY - box.width()
    top = min(at.y() - box.height() / 2, bounds.bottom() - box.height())
    box.moveTopLeft(QPointF(max(bounds.left(), left), max(bounds.top(), top)))
    return box


def _draw_plate(painter: QPainter, area: QRectF, palette: QPalette) -> None:
    ground = palette.color(QPalette.ColorRole.Window)
    ink = palette.color(QPalette.ColorRole.WindowText)
    painter.setPen(QPen(mix(ground, ink, 0.25), 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(area, 6, 6)
    painter.setPen(ink)
