"""A frame over the window while something is dragged that it takes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.widgets.style.painting import painting

_INSET = 10.0
_VEIL = 0.8  # opacity of the ground


class DropHint(QWidget):
    """Says over a widget that what is dragged can be dropped; hidden until it is shown.

    Args:
        over: The widget.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        over.installEventFilter(self)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]  # noqa: N802
        """Follow the size of the widget."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's name
        """Show it above all else of the widget, or hide it."""
        super().setVisible(visible)
        if visible:
            self.raise_()

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802
        """Paint a veil, a dashed frame and the words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(self.palette().color(QPalette.ColorRole.Window))
        ground.setAlphaF(_VEIL)
        painter.fillRect(self.rect(), ground)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        painter.setPen(QPen(accent, 3, Qt.PenStyle.DashLine))
        inside = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.drawRoundedRect(inside, _INSET, _INSET)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.7)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("Drop here to open"))
