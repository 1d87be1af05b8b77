import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar
from pytestqt.qtbot import QtBot

from desktop.widgets.menus.menu_bar import Menu, Menus
from desktop.widgets.style.glyphs import draw_webcam


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def menus(window: QMainWindow) -> Menus:
    return Menus(window)


def test_only_menus_with_actions_are_there_from_left_to_right(
    window: QMainWindow, menus: Menus
) -> None:
    menus.add(Menu.HELP, "&About")
    menus.add(Menu.FILE, "&Open…")
    there = [a.text() for a in window.menuBar().actions() if a.isVisible()]
    assert there == ["&File", "&Help"]


def test_actions_stand_in_the_order_in_which_they_came(window: QMainWindow, menus: Menus) -> None:
    menus.add(Menu.FILE, "&Open…")
    menus.separate(Menu.FILE)
    menus.add(Menu.FILE, "&Quit")
    file = next(m for m in window.findChildren(QMenu) if m.title() == Menu.FILE)
    assert [a.text() for a in file.actions()] == ["&Open…", "", "&Quit"]


def test_a_button_says_which_keys_do_the_same(window: QMainWindow, menus: Menus) -> None:
    action = menus.add(Menu.CAMERA, "&Webcam", "Ctrl+Shift+C", tip="Turn it on or off")
    plain = menus.add(Menu.CAMERA, "&Next", tip="Go on")
    menus.show_in_tool_bar(action)
    (bar,) = window.findChildren(QToolBar)
    assert bar.actions() == [action]
    assert action.toolTip() == "Turn it on or off (Ctrl+Shift+C)"
    assert plain.toolTip() == "Go on"


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_icons_are_as_fine_as_the_screen(menus: Menus, scale: int) -> None:
    action = menus.add(Menu.CAMERA, "&Webcam", draw=draw_webcam)
    assert action.icon().pixmap(QSize(20, 20), float(scale)).width() == 20 * scale


def test_an_icon_is_filled_while_its_action_is_on(menus: Menus) -> None:
    action = menus.add(Menu.CAMERA, "&Webcam", draw=draw_webcam, checkable=True)
    off, on = (
        action.icon()
        .pixmap(QSize(20, 20), 1.0, QIcon.Mode.Normal, state)
        .toImage()
        .pixelColor(7, 10)
        .alpha()
        for state in (QIcon.State.Off, QIcon.State.On)
    )
    assert (off, on) == (0, 255)
