"""A slim notice that lies over a frame without hiding it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.widgets.messages.button import Button
from desktop.widgets.messages.notice import Notice, Remedy
from desktop.widgets.messages.overlay_panel import Plate
from desktop.widgets.style.muted_label import MutedLabel


class Banner(Plate):
    """Shows a notice with one remedy on a rounded plate.

    Attributes:
        chosen: Carries the :class:`Remedy` whose button was pressed.
    """

    chosen = Signal(Remedy)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remedy = Remedy.OPEN
        self._title = QLabel()
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._text = MutedLabel()
        self._text.setWordWrap(True)
        self._button = Button("", primary=False)
        self._button.clicked.connect(lambda: self.chosen.emit(self._remedy))
        self._lay_out()
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show ``notice`` with its first remedy."""
        notice = notice.said()
        self._title.setText(notice.title)
        self._text.setText(notice.text)
        self._text.setVisible(bool(notice.text))
        text, self._remedy = notice.remedies[0]
        self._button.setText(text)
        self.setAccessibleName(f"{notice.title} {notice.text}".strip())
        self.show()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(16)
        row.addLayout(words, stretch=1)
        row.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignVCenter)
