import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.messages.button import Button
from desktop.widgets.messages.view_message import (
    ENDED,
    NO_FACE,
    WEBCAM_SILENT,
    WELCOME,
    Action,
    ViewMessage,
)
from desktop.widgets.view.stage import Stage
from emolens.messages import Message
from tests.fakes import make_analysed, make_reading


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    stage = Stage()
    qtbot.addWidget(stage)
    stage.resize(800, 500)
    stage.show()
    return stage


def test_it_begins_with_the_welcome(stage: Stage) -> None:
    assert not stage.shows_frame
    assert stage.message.isVisible()
    assert stage.message.accessibleName().startswith(str(WELCOME.title))


def test_a_frame_takes_the_place_of_the_message_and_back(stage: Stage) -> None:
    stage.show_frame(make_analysed(make_reading()))
    assert stage.shows_frame
    assert stage.view.isVisible()
    assert stage.panel.isVisible()
    assert not stage.message.isVisible()
    stage.show_message(ViewMessage(Message("Opening b.png…")))
    assert not stage.shows_frame
    assert not stage.view.isVisible()


def test_a_banner_lies_over_the_frame_until_the_next(stage: Stage) -> None:
    stage.show_frame(make_analysed())
    stage.show_banner(ENDED)
    QApplication.processEvents()
    assert stage.view.geometry().contains(stage.banner.geometry())
    stage.show_frame(make_analysed())
    assert not stage.banner.isVisible()


@pytest.mark.parametrize("message", [NO_FACE, WEBCAM_SILENT, ENDED])
def test_no_word_of_a_banner_is_cut_off(stage: Stage, message: ViewMessage) -> None:
    stage.show_frame(make_analysed())
    stage.show_banner(message)
    QApplication.processEvents()
    labels = [label for label in stage.banner.findChildren(QLabel) if label.isVisible()]
    for label in labels:
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = label.fontMetrics().boundingRect(label.contentsRect(), flags, label.text())
        assert label.contentsRect().height() >= needed.height()
    assert stage.view.geometry().contains(stage.banner.geometry())


def test_actions_of_message_and_banner_are_passed_on(stage: Stage, qtbot: QtBot) -> None:
    asked: list[Action] = []
    stage.chosen.connect(asked.append)
    qtbot.mouseClick(stage.message.findChildren(Button)[1], Qt.MouseButton.LeftButton)
    stage.show_frame(make_analysed())
    stage.show_banner(ENDED)
    qtbot.mouseClick(stage.banner.findChildren(Button)[0], Qt.MouseButton.LeftButton)
    assert asked == [Action.WEBCAM, Action.REPLAY]
