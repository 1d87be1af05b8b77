"""Check box without a text, painted so that it is seen in every theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QCheckBox

from desktop.widgets.style.colors import control_line
from desktop.widgets.style.painting import painting

_SIDE = 18.0
_RADIUS = 4.0
_ROOM = 4  # around it, for the ring


class CheckBox(QCheckBox):
    """A box to check; the style's own outline all but vanishes in a dark theme."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Leave room for the ring."""
        side = int(_SIDE) + 2 * _ROOM
        return QSize(side, side)

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Paint the box, its tick and, with the focus, a ring."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        top = (self.height() - _SIDE) / 2
        area = QRectF(_ROOM, top, _SIDE, _SIDE)
        checked = self.isChecked()
        ground = accent if checked else self.palette().color(QPalette.ColorRole.Base)
        painter.setPen(QPen(accent if checked else control_line(self.palette()), 1.5))
        painter.setBrush(ground)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if checked:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.HighlightedText), 2))
            tick = [(4.5, 9.5), (7.8, 12.8), (13.5, 5.8)]
            painter.drawPolyline([area.topLeft() + QPointF(x, y) for x, y in tick])
        if self.hasFocus():
            painter.setPen(QPen(accent, 1.5))
            painter.drawRoundedRect(area.adjusted(-3, -3, 3, 3), _RADIUS + 2, _RADIUS + 2)
