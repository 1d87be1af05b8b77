import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.messages.button import Button
from desktop.widgets.messages.message_page import MessagePage
from desktop.widgets.messages.view_message import WELCOME, Action, ViewMessage
from emolens.messages import Message


@pytest.fixture
def message(qtbot: QtBot) -> MessagePage:
    message = MessagePage()
    qtbot.addWidget(message)
    message.resize(640, 400)
    message.show()
    return message


def buttons(message: MessagePage) -> dict[str, Button]:
    return {b.text(): b for b in message.findChildren(Button) if b.isVisible()}


def test_each_action_has_a_button_that_asks_for_it(message: MessagePage, qtbot: QtBot) -> None:
    message.show_message(WELCOME)
    asked: list[Action] = []
    message.chosen.connect(asked.append)
    for button in buttons(message).values():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert list(buttons(message)) == ["Open image…", "Turn on webcam"]
    assert asked == [Action.OPEN, Action.WEBCAM]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_first_action_has_the_keyboard(message: MessagePage, qtbot: QtBot, key: Qt.Key) -> None:
    message.show_message(WELCOME)
    first = buttons(message)["Open image…"]
    assert message.focusWidget() is first
    with qtbot.waitSignal(message.chosen):
        qtbot.keyClick(first, key)


def test_another_notice_takes_the_place_of_the_one_before(message: MessagePage) -> None:
    message.show_message(WELCOME)
    message.show_message(ViewMessage(Message("Opening a.png…")))
    assert buttons(message) == {}
    assert message.accessibleName() == "Opening a.png…"


def test_a_long_name_is_broken_and_nothing_is_cut_off(message: MessagePage) -> None:
    message.show_message(
        ViewMessage(Message("A title"), Message(f"{'0123456789abcdef' * 12}.jpg is no picture."))
    )
    QApplication.processEvents()
    for label in message.findChildren(QLabel):
        metrics = QFontMetrics(label.font())
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
        needed = metrics.boundingRect(label.contentsRect(), flags, label.text())
        assert label.contentsRect().height() >= needed.height()
        assert label.contentsRect().width() >= needed.width()
