"""A slim message that lies over a frame without hiding it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.i18n import tr, translated
from desktop.widgets.messages.button import Button
from desktop.widgets.messages.overlay_panel import OverlayPanel
from desktop.widgets.messages.view_message import Action, ViewMessage


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
        row = QHBoxLayout(self)
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
        self.setVisible(message is not None)
