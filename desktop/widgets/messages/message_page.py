"""A page that says something instead of showing a frame."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.i18n import tr, translated
from desktop.widgets.messages.button import Button
from desktop.widgets.messages.icon_label import IconLabel
from desktop.widgets.messages.view_message import Action, Tone, ViewMessage
from desktop.widgets.style.announcing import announce
from desktop.widgets.style.icons import Icon
from desktop.widgets.style.muted_label import MutedLabel
from desktop.widgets.style.plain_text import PlainLabel

_TEXT_WIDTH, _LARGE_TEXT_WIDTH = 460, 600  # pixels; the window is never narrower than 640
_LINE = 66  # letters, the usual measure of a line
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
        self._offer = MutedLabel()
        self._offered = QGridLayout()
        self._offered.setSpacing(8)
        for label in (self._title, self._text, self._offer):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setFixedWidth(_text_width(self.fontMetrics()))
        self._title.setFont(_title_font(self.font()))
        self._lay_out()

    def show_message(self, message: ViewMessage) -> None:
        """Show ``message`` and put the keyboard's focus on its first action."""
        title, text = translated(message.title), translated(message.text)
        self._icon.show_icon(_ICONS[message.tone])
        self._title.setText(_breakable(title))
        self._text.setText(_breakable(text))
        self._text.setVisible(bool(text))
        offer = translated(message.offer.text) if message.offer else ""
        self._offer.setText(offer)
        self._offer.setVisible(bool(offer))
        self.setAccessibleName(" ".join(filter(None, (title, text, offer))))
        announce(self, self.accessibleName())
        self._replace_buttons(message)
        self._replace_offered(message)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out the icon where there is too little room for all."""
        super().resizeEvent(event)
        self._make_room()

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
        column.addSpacing(16)
        column.addWidget(self._offer, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        column.addLayout(self._offered)
        column.addStretch(5)
        centered = QHBoxLayout(self)
        centered.addStretch(1)  # or the buttons, which stretch too, would widen the column
        centered.addLayout(column)
        centered.addStretch(1)

    def _make_room(self) -> None:
        layout = self.layout()
        assert layout is not None
        self._icon.show()
        layout.activate()
        self._icon.setVisible(layout.totalHeightForWidth(self.width()) <= self.height())

    def _replace_buttons(self, message: ViewMessage) -> None:
        _empty(self._buttons)
        self._buttons.addStretch()
        for index, (label, action) in enumerate(message.actions):
            button = self._button(label, action, primary=index == 0)
            self._buttons.addWidget(button)
            button.show()  # at once, or it could not take the focus
            if index == 0:
                self.setFocusProxy(button)
                self.setFocus()
        self._buttons.addStretch()

    def _replace_offered(self, message: ViewMessage) -> None:
        _empty(self._offered)
        for index, (label, action) in enumerate(message.offer.actions if message.offer else ()):
            self._offered.addWidget(self._button(label, action), index // 2, index % 2)

    def _button(self, label: str, action: Action, *, primary: bool = False) -> Button:
        button = Button(tr(label), primary)
        button.clicked.connect(partial(self.chosen.emit, action))
        return button


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()


def _text_width(metrics: QFontMetrics) -> int:
    wanted = _LINE * metrics.averageCharWidth()
    return max(_TEXT_WIDTH, min(wanted, _LARGE_TEXT_WIDTH))


def _title_font(font: QFont) -> QFont:
    font = QFont(font)
    font.setPointSizeF(font.pointSizeF() * 1.7)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _breakable(text: str) -> str:
    """Allow line breaks within words too long for a line, such as file names."""
    words = text.split(" ")
    return " ".join("\N{ZERO WIDTH SPACE}".join(w) if len(w) > _LONG_WORD else w for w in words)
