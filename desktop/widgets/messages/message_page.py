"""A page that says something instead of showing a frame."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import tr, translated
from desktop.widgets.messages.button import Button
from desktop.widgets.messages.icon_label import IconLabel
from desktop.widgets.messages.view_message import Action, Tone, ViewMessage
from desktop.widgets.style.announcing import announce
from desktop.widgets.style.icons import Icon
from desktop.widgets.style.muted_label import MutedLabel
from desktop.widgets.style.plain_text import PlainLabel

_TEXT_WIDTH = 460
_LONG_WORD = 40
_ICONS = {Tone.WELCOME: Icon.WELCOME, Tone.WAITING: Icon.WAITING, Tone.TROUBLE: Icon.TROUBLE}


class MessagePage(QWidget):
    """Shows a message in its middle, with a button for each action.

    Attributes:
        chosen: Carries the :class:`Action` whose button was pressed.
    """

    chosen = Signal(Action)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(Icon.WELCOME)
        self._title = PlainLabel()
        self._text = MutedLabel()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setFixedWidth(_TEXT_WIDTH)
        self._title.setFont(_title_font(self.font()))
        self._lay_out()

    def show_message(self, message: ViewMessage) -> None:
        """Show ``message`` and put the keyboard's focus on its first action."""
        title, text = translated(message.title), translated(message.text)
        self._icon.show_icon(_ICONS[message.tone])
        self._title.setText(_breakable(title))
        self._text.setText(_breakable(text))
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())
        announce(self, self.accessibleName())
        self._replace_buttons(message)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(4)
        column.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(18)
        column.addWidget(self._title, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        column.addWidget(self._text, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(22)
        column.addLayout(self._buttons)
        column.addStretch(5)
        centered = QHBoxLayout(self)
        centered.addStretch(1)  # or the buttons, which stretch too, would widen the column
        centered.addLayout(column)
        centered.addStretch(1)

    def _replace_buttons(self, message: ViewMessage) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._buttons.addStretch()
        for index, (label, action) in enumerate(message.actions):
            button = Button(tr(label), primary=index == 0)
            button.clicked.connect(partial(self.chosen.emit, action))
            self._buttons.addWidget(button)
            button.show()  # at once, or it could not take the focus
            if index == 0:
                button.setFocus()
        self._buttons.addStretch()


def _title_font(font: QFont) -> QFont:
    font = QFont(font)
    font.setPointSizeF(font.pointSizeF() * 1.7)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _breakable(text: str) -> str:
    """Allow line breaks within words too long for a line, such as file names."""
    words = text.split(" ")
    return " ".join("\N{ZERO WIDTH SPACE}".join(w) if len(w) > _LONG_WORD else w for w in words)
