"""A ring that empties while seconds run down."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from desktop.widgets.style.colors import mix
from desktop.widgets.style.painting import painting

_SIDE = 44
_LINE = 4.0
_FULL = 360 * 16  # Qt counts sixteenths of a degree


class Ring(QWidget):
    """Draws what is left of a span of seconds, as an arc and as a number.

    Args:
        seconds: The whole span.
    """

    def __init__(self, seconds: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._left = seconds
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def show_left(self, seconds: float) -> None:
        """Show how many seconds are left."""
        self._left = seconds
        self.update()

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Paint the track, the arc on it and the number within."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.palette().color(QPalette.ColorRole.Window)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        area = QRectF(self.rect()).adjusted(_LINE, _LINE, -_LINE, -_LINE)
        painter.setPen(QPen(mix(ground, ink, 0.15), _LINE))
        painter.drawEllipse(area)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        painter.setPen(QPen(accent, _LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        share = min(1.0, self._left / self._seconds)
        painter.drawArc(area, _FULL // 4, round(_FULL * share))
        painter.setPen(ink)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(math.ceil(self._left)))
