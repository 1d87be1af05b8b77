import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from desktop.widgets.actions import Actions
from desktop.widgets.tool_bar import ToolBar


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(window: QMainWindow) -> Actions:
    return Actions(window)


def test_every_action_is_in_a_menu(window: QMainWindow, actions: Actions) -> None:
    actions.fill_menus(window.menuBar())
    menus = {
        menu.title().replace("&", ""): [a.text().replace("&", "") for a in menu.actions()]
        for menu in window.menuBar().findChildren(QMenu)
    }
    assert menus == {
        "File": ["Open image…", "", "Quit"],
        "Camera": ["Webcam"],
        "Help": ["About Emolens"],
    }


def test_the_webcam_is_one_action_that_shows_whether_it_is_on(actions: Actions) -> None:
    bar = ToolBar()
    actions.fill_tool_bar(bar)
    assert bar.actions() == [actions.open, actions.webcam]
    assert actions.webcam.isCheckable()
    assert actions.open.shortcut().toString() == "Ctrl+O"
    assert actions.webcam.shortcut().toString() == "Ctrl+Shift+C"


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_icons_are_as_fine_as_the_screen(actions: Actions, scale: int) -> None:
    actions.tint(QPalette())
    pixmap = actions.webcam.icon().pixmap(QSize(20, 20), float(scale))
    assert pixmap.width() == 20 * scale


def test_the_webcams_icon_is_filled_while_it_is_on(actions: Actions) -> None:
    actions.tint(QPalette())
    icon = actions.webcam.icon()
    off, on = (
        icon.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Normal, state)
        .toImage()
        .pixelColor(7, 10)
        .alpha()
        for state in (QIcon.State.Off, QIcon.State.On)
    )
    assert (off, on) == (0, 255)
