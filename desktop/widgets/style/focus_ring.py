"""Frames around widgets: the focus ring of what paints itself, and what else is pointed at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from desktop.widgets.style.painting import painting

_BY_KEYS = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class AccentFrame(QWidget):
    """A frame in the theme's accent that lies over the whole of a widget, whatever its size.

    Args:
        around: The widget.
        width: Of its line, in pixels.
    """

    def __init__(self, around: QWidget, width: float = 2.0) -> None:
        super().__init__(around)
        self._width = width
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(around.rect())
        self.hide()
        around.installEventFilter(self)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]  # noqa: N802
        """Follow the size of the widget."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Paint the frame in the theme's accent."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), self._width))
        inset = self._width / 2
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, 3, 3)


class FocusRing(AccentFrame):
    """A frame that is there while the keyboard's focus is on the widget.

    A click or a new picture brings the focus too, but whoever did that needs no ring.
    """

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]  # noqa: N802
        """Follow the focus, too."""
        if event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self.setVisible(event.reason() in _BY_KEYS)
        elif event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)
