"""A slim message that lies over a frame without hiding it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop.i18n import tr, translated
from desktop.widgets.messages.button import Button
from desktop.widgets.messages.overlay_panel import OverlayPanel
from desktop.widgets.messages.view_message import Action, ViewMessage

_AROUND = 80  # pixels: margins, and what is between words and button


class Banner(OverlayPanel):
    """Shows a message with one action, or none, on a panel.

    Attributes:
        chosen: Carries the :class:`Action` whose button was pressed.
    """

    chosen = Signal(Action)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = Action.OPEN
        self._message: ViewMessage | None = None
        self._button = Button("", primary=False)
        self._button.clicked.connect(lambda: self.chosen.emit(self._action))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(16)
        row.addLayout(self.words, stretch=1)
        row.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignVCenter)

    def show_or_hide(self, message: ViewMessage | None) -> None:
        """Show a message with its first action, if it has one; None for none."""
        if message == self._message and message is not None and self.isVisible():
            return
        self._message = message
        if message is not None:
            self.say(translated(message.title), translated(message.text))
            self._button.setVisible(bool(message.actions))
        if message is not None and message.actions:
            label, self._action = message.actions[0]
            self._button.setText(tr(label))
        if message is not None:
            self._row.setDirection(self._direction())
        self.setVisible(message is not None)

    def _direction(self) -> QBoxLayout.Direction:
        """Return where the button goes: below the words where there is too little room beside."""
        around = self.parentWidget()
        words = self.words.minimumSize().width()
        needed = words + self._button.sizeHint().width() + _AROUND
        is_narrow = around is not None and needed > around.width()
        return QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
