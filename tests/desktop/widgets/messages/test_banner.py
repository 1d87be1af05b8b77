from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.messages.banner import Banner
from desktop.widgets.messages.button import Button
from desktop.widgets.messages.notice import ENDED, NO_FACE, Remedy


def test_a_banner_is_unseen_until_it_has_something_to_say(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert not banner.isVisible()
    banner.show_notice(NO_FACE)
    assert banner.isVisible()
    texts = [label.text() for label in banner.findChildren(QLabel)]
    assert texts == [NO_FACE.title, NO_FACE.text]
    assert banner.accessibleName() == f"{NO_FACE.title} {NO_FACE.text}"


def test_its_button_asks_for_the_notices_remedy(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    asked: list[Remedy] = []
    banner.chosen.connect(asked.append)
    for notice in (NO_FACE, ENDED):
        banner.show_notice(notice)
        button = banner.findChild(Button)
        assert isinstance(button, Button)
        assert button.text() == notice.remedies[0][0]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [Remedy.OPEN, Remedy.REPLAY]
