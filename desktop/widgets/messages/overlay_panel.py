"""Panel that lies over a picture, with a title and a text."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.style.announcing import announce
from desktop.widgets.style.colors import mix
from desktop.widgets.style.muted_label import MutedLabel
from desktop.widgets.style.painting import painting
from desktop.widgets.style.plain_text import PlainLabel

_RADIUS = 10.0
_TITLE_WIDTH = 300  # pixels, from which on a title may wrap


class OverlayPanel(QWidget):
    """A rounded panel in the theme's colours; hidden until it is shown.

    Attributes:
        words: The layout of its title and its text.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._text = PlainLabel(), MutedLabel()
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        for label in (self._title, self._text):
            label.setWordWrap(True)
        self.words = QVBoxLayout()
        self.words.setSpacing(2)
        for label in (self._title, self._text):
            self.words.addWidget(label)
        self.hide()

    def say(self, title: str, text: str = "") -> None:
        """Say something, in the user's language."""
        self._title.setText(title)
        width = self._title.fontMetrics().horizontalAdvance(title) + 1  # it is rounded
        self._title.setMinimumWidth(min(width, _TITLE_WIDTH))  # or it would wrap without need
        self._text.setText(text)
        self._text.setVisible(bool(text))
        words = f"{title} {text}".strip()
        if words != self.accessibleName():
            self.setAccessibleName(words)
            announce(self, words)

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Paint the panel."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.palette().color(QPalette.ColorRole.Window)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        painter.setBrush(ground)
        painter.setPen(QPen(mix(ground, ink, 0.2), 1))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
