"""Slider over the seconds of a video."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QSlider, QWidget

from desktop.widgets.style.colors import mix
from desktop.widgets.style.painting import painting

_PARTS = 1000  # of a second
_GROOVE = 4.0
_KNOB = 7.0


class Scrubber(QSlider):
    """A slider over the seconds of a video, that goes where it is pressed.

    Attributes:
        sought: Carries the time in seconds to which the user moved it.
    """

    sought = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSingleStep(_PARTS)
        self.setPageStep(10 * _PARTS)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._read = 0.0  # seconds
        self.valueChanged.connect(lambda value: self.sought.emit(value / _PARTS))

    def set_length(self, seconds: float) -> None:
        """Span so many seconds."""
        with QSignalBlocker(self):
            self.setMaximum(round(seconds * _PARTS))

    def show_time(self, seconds: float) -> None:
        """Stand at a time, unless the user holds it elsewhere."""
        if not self.isSliderDown():
            with QSignalBlocker(self):
                self.setValue(round(seconds * _PARTS))
            self.update()

    def show_read(self, seconds: float) -> None:
        """Show that the video has been read up to a time."""
        if seconds != self._read:
            self._read = seconds
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Take whatever width there is."""
        return QSize(120, 24)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go where it is pressed, and follow the pointer from there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Follow the pointer."""
        if self.isSliderDown():
            self._go_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002
        """Stay where it is."""
        self.setSliderDown(False)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Repaint in the colours of a new theme."""
        super().changeEvent(event)
        self.update()

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Paint the groove, the part that was read, the part that lies behind, and the knob."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        groove, at = self._groove(), self._knob()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mix(self._ground(), self._ink(), 0.25))
        painter.drawRoundedRect(groove, _GROOVE / 2, _GROOVE / 2)
        if not self.isEnabled():
            return
        self._draw_read(painter, groove)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        painter.setBrush(accent)
        groove.setRight(at.x())
        painter.drawRoundedRect(groove, _GROOVE / 2, _GROOVE / 2)
        painter.setPen(QPen(self._ground(), 2))
        size = _KNOB + 1 if self.underMouse() or self.isSliderDown() else _KNOB
        painter.drawEllipse(at, size, size)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 1.5))
            painter.drawEllipse(at, size + 2, size + 2)

    def _draw_read(self, painter: QPainter, groove: QRectF) -> None:
        read = min(1.0, self._read * _PARTS / max(1, self.maximum()))
        part = QRectF(groove)
        part.setWidth(read * groove.width())
        painter.setBrush(mix(self._ground(), self._ink(), 0.55))
        painter.drawRoundedRect(part, _GROOVE / 2, _GROOVE / 2)

    def _go_to(self, point: QPointF) -> None:
        groove = self._groove()
        share = (point.x() - groove.left()) / max(1.0, groove.width())
        self.setValue(round(max(0.0, min(share, 1.0)) * self.maximum()))

    def _groove(self) -> QRectF:
        margin = _KNOB + 4
        middle = self.height() / 2
        return QRectF(margin, middle - _GROOVE / 2, max(1.0, self.width() - 2 * margin), _GROOVE)

    def _knob(self) -> QPointF:
        groove = self._groove()
        share = self.value() / self.maximum() if self.maximum() else 0.0
        return QPointF(groove.left() + share * groove.width(), groove.center().y())

    def _ground(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.Window)

    def _ink(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.WindowText)
