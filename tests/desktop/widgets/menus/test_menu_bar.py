import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar
from pytestqt.qtbot import QtBot

from desktop.widgets.menus.menu_bar import SEPARATOR, Menu, MenuAction, MenuEntry, Menus, Submenu
from desktop.widgets.menus.tool_bar_button import ToolBarButton
from desktop.widgets.style.icons import Icon

WEBCAM = MenuAction(
    "webcam",
    "&Webcam",
    ("Ctrl+Shift+C",),
    tip="Turn it on or off",
    icon=Icon.WEBCAM,
    checkable=True,
    in_tool_bar=True,
)


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def entries(window: QMainWindow, menu: Menu) -> list[str]:
    found = next(m for m in window.findChildren(QMenu) if m.title() == menu)
    return [action.text() for action in found.actions()]


def only(window: QMainWindow, entry: MenuAction) -> QAction:
    """The action of a table that has no other."""
    return Menus(window, {Menu.CAMERA: (entry,)}).action(entry.id)


def test_only_menus_with_entries_are_there_from_left_to_right(window: QMainWindow) -> None:
    about, opened = MenuAction("about", "&About"), MenuAction("open", "&Open…")
    Menus(window, {Menu.HELP: (about,), Menu.FILE: (opened,), Menu.EDIT: ()})
    assert [action.text() for action in window.menuBar().actions()] == ["&File", "&Help"]


def test_entries_stand_as_in_the_table_and_are_found_by_their_ids(window: QMainWindow) -> None:
    table: tuple[MenuEntry, ...] = (
        MenuAction("open", "&Open…"),
        Submenu("recent", "Open &recent"),
        SEPARATOR,
        MenuAction("quit", "&Quit"),
    )
    menus = Menus(window, {Menu.FILE: table})
    assert entries(window, Menu.FILE) == ["&Open…", "Open &recent", "", "&Quit"]
    assert menus.action("quit").text() == "&Quit"
    assert menus.submenu("recent").title() == "Open &recent"
    with pytest.raises(KeyError):
        menus.action("recent")
    with pytest.raises(KeyError):
        menus.submenu("quit")


def test_a_button_says_which_keys_do_the_same(window: QMainWindow) -> None:
    assert only(window, WEBCAM).toolTip() == "Turn it on or off (Ctrl+Shift+C)"
    back = MenuAction("back", "Pre&vious frame", (",",), icon=Icon.WEBCAM)
    assert only(window, back).toolTip() == "Previous frame (,)"
    assert only(window, MenuAction("next", "&Next", tip="Go on")).toolTip() == "Go on"


def test_what_is_for_every_day_has_a_button_in_the_tool_bar(window: QMainWindow) -> None:
    menus = Menus(window, {Menu.CAMERA: (MenuAction("mirror", "&Mirror"), WEBCAM)})
    (bar,) = window.findChildren(QToolBar)
    (button,) = bar.findChildren(ToolBarButton)
    assert button.defaultAction() is menus.action("webcam")


def test_a_button_has_as_much_room_before_its_icon_as_behind_its_word(
    window: QMainWindow,
) -> None:
    button = ToolBarButton(only(window, WEBCAM))
    button.resize(button.sizeHint())
    image = button.grab().toImage()
    corner = image.pixelColor(1, 1)
    used = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != corner for y in range(6, image.height() - 6))
    ]
    assert abs(used[0] - (image.width() - 1 - used[-1])) <= 4


def test_an_action_has_all_its_keys_and_none_that_the_system_lacks(window: QMainWindow) -> None:
    larger = MenuAction("larger", "&Larger", ("+", "=", QKeySequence.StandardKey.UnknownKey))
    assert [key.toString() for key in only(window, larger).shortcuts()] == ["+", "="]


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_icons_are_as_fine_as_the_screen(window: QMainWindow, scale: int) -> None:
    icon = only(window, WEBCAM).icon()
    assert icon.pixmap(QSize(20, 20), float(scale)).width() == 20 * scale


def test_an_icon_is_filled_while_its_action_is_on(window: QMainWindow) -> None:
    icon = only(window, WEBCAM).icon()
    off, on = (
        icon.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Normal, state)
        .toImage()
        .pixelColor(7, 10)
        .alpha()
        for state in (QIcon.State.Off, QIcon.State.On)
    )
    assert (off, on) == (0, 255)
