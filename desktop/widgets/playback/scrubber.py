"""Slider over the seconds of a video."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QSlider, QWidget

from desktop.i18n import clock, tr
from desktop.widgets.style.colors import mix
from desktop.widgets.style.painting import painting

_PAGE = 10  # seconds
_GROOVE = 4.0
_KNOB = 7.0


class Scrubber(QSlider):
    """A slider over the seconds of a video, that goes where it is pressed.

    Its value are the whole seconds, which screen readers say and keys go by; the knob is at the
    exact time.

    Attributes:
        sought: Carries the time in seconds to which the user moved it.
    """

    sought = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setPageStep(_PAGE)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._time = self._length = self._read = 0.0  # seconds
        self.valueChanged.connect(lambda value: self._seek(min(value, self._length)))

    def set_length(self, seconds: float) -> None:
        """Span so many seconds."""
        self._length = seconds
        with QSignalBlocker(self):
            self.setMaximum(math.ceil(seconds))
        self._stand_at(min(self._time, seconds))

    def show_time(self, seconds: float) -> None:
        """Stand at a time, unless the user holds it elsewhere."""
        if not self.isSliderDown():
            self._stand_at(seconds)

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
        part = QRectF(groove)
        part.setWidth(self._share(self._read) * groove.width())
        painter.setBrush(mix(self._ground(), self._ink(), 0.55))
        painter.drawRoundedRect(part, _GROOVE / 2, _GROOVE / 2)

    def _go_to(self, point: QPointF) -> None:
        groove = self._groove()
        share = (point.x() - groove.left()) / max(1.0, groove.width())
        time = max(0.0, min(share, 1.0)) * self._length
        if time != self._time:
            self._seek(time)

    def _seek(self, time: float) -> None:
        self._stand_at(time)
        self.sought.emit(time)

    def _stand_at(self, time: float) -> None:
        self._time = time
        with QSignalBlocker(self):
            self.setValue(int(time))
        place = tr("{time} of {length}").format(
            time=clock(int(time)), length=clock(int(self._length))
        )
        if place != self.accessibleDescription():
            self.setAccessibleDescription(place)
        self.update()

    def _share(self, time: float) -> float:
        """Return where in the video a time is, from 0 to 1."""
        return min(1.0, time / self._length) if self._length else 0.0

    def _groove(self) -> QRectF:
        margin = _KNOB + 4
        middle = self.height() / 2
        return QRectF(margin, middle - _GROOVE / 2, max(1.0, self.width() - 2 * margin), _GROOVE)

    def _knob(self) -> QPointF:
        groove = self._groove()
        return QPointF(
            groove.left() + self._share(self._time) * groove.width(), groove.center().y()
        )

    def _ground(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.Window)

    def _ink(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.WindowText)
