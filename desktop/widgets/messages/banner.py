"""A slim message that lies over a frame without hiding it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n import tr, translated
from desktop.widgets.messages.button import Button
from desktop.widgets.messages.overlay_panel import OverlayPanel
from desktop.widgets.messages.view_message import Action, ViewMessage
from desktop.widgets.style.muted_label import MutedLabel


class Banner(OverlayPanel):
    """Shows a message with one action on a rounded plate.

    Attributes:
        chosen: Carries the :class:`Action` whose button was pressed.
    """

    chosen = Signal(Action)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = Action.OPEN
        self._title = QLabel()
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._text = MutedLabel()
        self._text.setWordWrap(True)
        self._button = Button("", primary=False)
        self._button.clicked.connect(lambda: self.chosen.emit(self._action))
        self._lay_out()
        self.hide()

    def show_message(self, message: ViewMessage) -> None:
        """Show ``message`` with its first action."""
        title, text = translated(message.title), translated(message.text)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        label, self._action = message.actions[0]
        self._button.setText(tr(label))
        self.setAccessibleName(f"{title} {text}".strip())
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
