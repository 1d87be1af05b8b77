"""A label that shortens its text to the room there is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.widgets.style.painting import painting
from desktop.widgets.style.plain_text import PlainLabel, plain_tip


class ElidedLabel(PlainLabel):
    """Shows one line, with its middle left out where it is too long; the tooltip has it all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show ``text``."""
        self.setText(text)
        self.setToolTip(plain_tip(text))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let the label become narrow."""
        return QSize(0, super().minimumSizeHint().height())

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Paint as much of the text as fits."""
        middle = Qt.TextElideMode.ElideMiddle
        area = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), middle, area.width())
        painter.drawText(area, self.alignment(), text)
