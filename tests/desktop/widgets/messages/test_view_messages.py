"""Messages of the view: what they say, as a page and as a banner."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.messages.banner import Banner
from desktop.widgets.messages.button import Button
from desktop.widgets.messages.message_page import MessagePage
from desktop.widgets.messages.notice import Notice
from desktop.widgets.messages.overlay_panel import OverlayPanel
from desktop.widgets.messages.view_message import (
    ENDED,
    NO_FACE,
    WELCOME,
    Action,
    ViewMessage,
    camera_trouble,
    file_silent,
    file_trouble,
    model_trouble,
)
from emolens.errors import ModelError, SourceError
from emolens.messages import Message


@pytest.fixture
def page(qtbot: QtBot) -> MessagePage:
    page = MessagePage()
    qtbot.addWidget(page)
    page.resize(640, 400)
    page.show()
    return page


def buttons(page: MessagePage) -> dict[str, Button]:
    return {b.text(): b for b in page.findChildren(Button) if b.isVisible()}


def test_each_action_has_a_button_that_asks_for_it(page: MessagePage, qtbot: QtBot) -> None:
    page.show_message(WELCOME)
    asked: list[Action] = []
    page.chosen.connect(asked.append)
    for button in buttons(page).values():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert list(buttons(page)) == ["Open picture or video…", "Turn on webcam"]
    assert asked == [Action.OPEN, Action.WEBCAM]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_first_action_has_the_keyboard(page: MessagePage, qtbot: QtBot, key: Qt.Key) -> None:
    page.show_message(WELCOME)
    first = buttons(page)["Open picture or video…"]
    assert page.focusWidget() is first
    with qtbot.waitSignal(page.chosen):
        qtbot.keyClick(first, key)


def test_another_notice_takes_the_place_of_the_one_before(page: MessagePage) -> None:
    page.show_message(WELCOME)
    page.show_message(ViewMessage(Message("Opening a.png…")))
    assert buttons(page) == {}
    assert page.accessibleName() == "Opening a.png…"


def test_a_long_name_is_broken_and_nothing_is_cut_off(page: MessagePage) -> None:
    page.show_message(
        ViewMessage(Message("A title"), Message(f"{'0123456789abcdef' * 12}.jpg is no picture."))
    )
    QApplication.processEvents()
    for label in page.findChildren(QLabel):
        metrics = QFontMetrics(label.font())
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
        needed = metrics.boundingRect(label.contentsRect(), flags, label.text())
        assert label.contentsRect().height() >= needed.height()
        assert label.contentsRect().width() >= needed.width()


def test_a_banner_is_unseen_until_it_has_something_to_say(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert not banner.isVisible()
    banner.show_or_hide(NO_FACE)
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
        banner.show_or_hide(message)
        button = banner.findChild(Button)
        assert isinstance(button, Button)
        assert button.text() == message.actions[0][0]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [Action.OPEN, Action.REPLAY]


def test_a_plate_is_rounded_and_in_the_themes_color(qtbot: QtBot) -> None:
    plate = OverlayPanel()
    qtbot.addWidget(plate)
    plate.resize(60, 40)
    palette = plate.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor("#123456"))
    plate.setPalette(palette)
    plate.setStyleSheet("")
    image = plate.grab().toImage()
    assert image.pixelColor(30, 20).name() == "#123456"
    assert image.pixelColor(30, 0).name() != "#123456", "its edge"


PATH = Path("/home/ada/pictures/a.jpg")
ERROR = SourceError("{file} is empty; download or save it again.", file=PATH)


@pytest.mark.parametrize(
    ("message", "title", "first"),
    [
        (camera_trouble(ERROR, was_running=False), "No webcam", ("Try again", Action.AGAIN)),
        (
            camera_trouble(ERROR, was_running=True),
            "The webcam stopped",
            ("Try again", Action.AGAIN),
        ),
        (
            file_trouble(PATH, ERROR, was_running=False),
            "This file cannot be shown",
            ("Open another…", Action.OPEN),
        ),
        (
            file_trouble(PATH, ERROR, was_running=True),
            "The video stopped",
            ("Open another…", Action.OPEN),
        ),
        (file_silent("a.jpg"), "a.jpg takes long to read", ("Open another…", Action.OPEN)),
        (
            model_trouble(ModelError("The model file is refused.")),
            "The model cannot be used",
            ("Try again", Action.AGAIN),
        ),
    ],
)
def test_each_trouble_has_its_title_and_its_likeliest_action(
    message: ViewMessage, title: str, first: tuple[str, Action]
) -> None:
    assert str(message.title) == title
    assert message.actions[0] == first


def test_the_reason_is_told_with_the_files_name_alone() -> None:
    message = file_trouble(PATH, ERROR, was_running=False)
    assert str(message.text) == "a.jpg is empty; download or save it again."


@pytest.mark.parametrize("width", [640, 1400, 3840])
def test_a_page_is_in_the_middle_of_a_window_of_any_width(page: MessagePage, width: int) -> None:
    page.resize(width, 900)
    page.show_message(WELCOME)
    QApplication.processEvents()
    for label in page.findChildren(QLabel):
        assert abs(label.geometry().center().x() - width / 2) <= 2, label.text()


@pytest.mark.parametrize("title", ["Das Video ist zu Ende.", "The video has ended.", "iiii WWWW"])
def test_a_short_title_stays_on_one_line(qtbot: QtBot, title: str) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.show_text(title, "")
    (label,) = (one for one in notice.findChildren(QLabel) if one.text() == title)
    assert label.minimumWidth() >= QFontMetricsF(label.font()).horizontalAdvance(title)
