"""Large icon over a message."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop.widgets.style.colors import muted_text
from desktop.widgets.style.icons import Icon, paint_icon
from desktop.widgets.style.painting import painting

_SIDE = 76


class IconLabel(QWidget):
    """Draws one icon in the muted colour of the user's theme."""

    def __init__(self, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(_SIDE, _SIDE)

    def show_icon(self, icon: Icon) -> None:
        """Draw another icon."""
        self._icon = icon
        self.update()

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Draw the icon to the widget's size."""
        paint_icon(painter, self._icon, muted_text(self.palette()), QRectF(self.rect()))
