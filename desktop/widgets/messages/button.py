"""Push button of the app's messages and of labelling."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.widgets.style.colors import contrast, control_line, mix, text_on
from desktop.widgets.style.painting import painting

_RADIUS = 7.0


class Button(QPushButton):
    """A flat, rounded button; the primary one of a group wears the theme's accent colour."""

    def __init__(self, text: str, primary: bool, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._primary = primary
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def stand_out(self, on: bool) -> None:
        """Make it the primary one, or no longer."""
        self._primary = on
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Leave generous room around the text."""
        text = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(text.width() + 36, text.height() + 18)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never cut the text off."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take Return for a press, as people expect of a focused button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Paint the ground, the text and, with the keyboard's focus, a ring."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._ground()
        area = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        painter.setBrush(ground)
        outline = QPen(control_line(self.palette()), 1)
        painter.setPen(Qt.PenStyle.NoPen if self._primary else outline)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        painter.setPen(text_on(ground))
        align = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(area, align, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._color(QPalette.ColorRole.Accent), 1.5))
            ring = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
            painter.drawRoundedRect(ring, _RADIUS + 2, _RADIUS + 2)

    def _ground(self) -> QColor:
        role = QPalette.ColorRole.Accent if self._primary else QPalette.ColorRole.Button
        color = self._color(role)
        if self._primary:
            color = _for_white_text(color)
        pressed = 0.22 if self.isDown() else 0.1 if self.underMouse() else 0.0
        return mix(color, text_on(color), pressed)

    def _color(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)


def _for_white_text(color: QColor) -> QColor:
    """Return ``color`` just dark enough for white text to be read on it (WCAG: 4.5 to 1)."""
    while contrast(color, QColor("white")) < 4.6:
        color = mix(color, QColor("black"), 0.06)
    return color
