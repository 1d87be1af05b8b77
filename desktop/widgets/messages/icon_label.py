"""A large glyph over a message."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.widgets.style.colors import muted_text
from desktop.widgets.style.glyphs import SIZE, Draw, line_pen

_SIDE = 76


class IconLabel(QWidget):
    """Draws one glyph in the muted colour of the user's theme."""

    def __init__(self, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw = draw
        self.setFixedSize(_SIDE, _SIDE)

    def show_glyph(self, draw: Draw) -> None:
        """Draw another glyph."""
        self._draw = draw
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the glyph to the widget's size, in lines of two pixels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / SIZE, self.height() / SIZE)
        pen = line_pen(muted_text(self.palette()))
        pen.setWidthF(2.5 * SIZE / self.width())
        painter.setPen(pen)
        self._draw(painter)
