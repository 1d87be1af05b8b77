"""Slider of the settings, painted so that it is seen in every theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QSlider, QWidget

from desktop.widgets.style.colors import control_line
from desktop.widgets.style.painting import painting

_GROOVE = 4.0
_KNOB = 7.0


class FlatSlider(QSlider):
    """A horizontal slider; the style's own groove all but vanishes in a dark theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Take whatever width there is."""
        return QSize(120, 24)

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Paint the groove, the part up to the knob, the knob and, with the focus, a ring."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        groove = self._groove()
        at = QPointF(groove.left() + self._share() * groove.width(), groove.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(control_line(self.palette()))
        painter.drawRoundedRect(groove, _GROOVE / 2, _GROOVE / 2)
        painter.setBrush(accent)
        groove.setRight(at.x())
        painter.drawRoundedRect(groove, _GROOVE / 2, _GROOVE / 2)
        painter.drawEllipse(at, _KNOB, _KNOB)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 1.5))
            painter.drawEllipse(at, _KNOB + 2.5, _KNOB + 2.5)

    def _share(self) -> float:
        return self.value() / self.maximum() if self.maximum() else 0.0

    def _groove(self) -> QRectF:
        margin = _KNOB + 4
        width = max(1.0, self.width() - 2 * margin)
        return QRectF(margin, self.height() / 2 - _GROOVE / 2, width, _GROOVE)
