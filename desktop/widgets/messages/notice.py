"""A message above the view that stays until it is dealt with or closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.i18n import tr, translated
from desktop.widgets.messages.button import Button
from desktop.widgets.messages.overlay_panel import OverlayPanel
from desktop.widgets.messages.view_message import Action, ViewMessage


class Notice(OverlayPanel):
    """Shows a message in full, with its first action and a button that closes it.

    Attributes:
        chosen: Carries the :class:`Action` whose button was pressed.
    """

    chosen = Signal(Action)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = Action.CHOOSE_MODEL
        self._button = Button("", primary=False)
        self._button.clicked.connect(self._choose)
        close = Button(tr("Close"), primary=False)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(12)
        row.addLayout(self.words, stretch=1)
        for button in (self._button, close):
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignVCenter)

    def show_message(self, message: ViewMessage) -> None:
        """Show ``message`` with its first action."""
        self.say(translated(message.title), translated(message.text))
        label, self._action = message.actions[0]
        self._button.setText(tr(label))
        self._button.show()
        self.show()

    def show_text(self, title: str, text: str) -> None:
        """Say something in the user's language to which there is nothing to do."""
        self.say(title, text)
        self._button.hide()
        self.show()

    def _choose(self) -> None:
        self.hide()
        self.chosen.emit(self._action)
