from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.messages.banner import Banner
from desktop.widgets.messages.button import Button
from desktop.widgets.messages.view_message import ENDED, NO_FACE, Action


def test_a_banner_is_unseen_until_it_has_something_to_say(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert not banner.isVisible()
    banner.show_message(NO_FACE)
    assert banner.isVisible()
    texts = [label.text() for label in banner.findChildren(QLabel)]
    assert texts == [str(NO_FACE.title), str(NO_FACE.text)]
    assert banner.accessibleName() == f"{NO_FACE.title} {NO_FACE.text}"


def test_its_button_asks_for_the_notices_action(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    asked: list[Action] = []
    banner.chosen.connect(asked.append)
    for message in (NO_FACE, ENDED):
        banner.show_message(message)
        button = banner.findChild(Button)
        assert isinstance(button, Button)
        assert button.text() == message.actions[0][0]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [Action.OPEN, Action.REPLAY]
