"""A slim message that lies over a frame without hiding it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.i18n import tr, translated
from desktop.widgets.messages.button import Button
from desktop.widgets.messages.overlay_panel import OverlayPanel
from desktop.widgets.messages.view_message import Action, ViewMessage


class Banner(OverlayPanel):
    """Shows a message with one action on a panel.

    Attributes:
        chosen: Carries the :class:`Action` whose button was pressed.
    """

    chosen = Signal(Action)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = Action.OPEN
        self._button = Button("", primary=False)
        self._button.clicked.connect(lambda: self.chosen.emit(self._action))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(16)
        row.addLayout(self.words, stretch=1)
        row.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignVCenter)

    def show_message(self, message: ViewMessage) -> None:
        """Show ``message`` with its first action."""
        self.say(translated(message.title), translated(message.text))
        label, self._action = message.actions[0]
        self._button.setText(tr(label))
        self.show()
