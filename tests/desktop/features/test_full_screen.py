"""The window on the whole screen."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.widgets.menus.tool_bar import ToolBar
from desktop.window import MainWindow
from tests.windows import Open, says


def bars(window: MainWindow) -> list[bool]:
    """Whether the menu bar, the tool bar and the status bar take up room."""
    tools = window.findChildren(ToolBar)[0]
    return [window.menuBar().height() > 0, tools.isVisible(), window.status.isVisible()]


def test_a_key_shows_the_picture_on_the_whole_screen_and_escape_leaves(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    qtbot.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: bars(window) == [False] * 3)
    assert window.isFullScreen()
    assert window.full_screen.full.isChecked()
    assert window.stage.panel.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert window.evidence.why.isChecked(), "the keys of the menus go on working"
    qtbot.keyClick(window.stage.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bars(window) == [True] * 3)
    assert not window.isFullScreen()
    assert not window.full_screen.full.isChecked()


def test_a_window_that_was_large_is_large_again(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.showMaximized()
    window.full_screen.full.trigger()
    qtbot.waitUntil(window.isFullScreen)
    window.full_screen.full.trigger()
    qtbot.waitUntil(window.isMaximized)


def test_a_full_screen_that_the_system_ends_shows_the_bars(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.full_screen.full.trigger()
    qtbot.waitUntil(lambda: bars(window) == [False] * 3)
    window.showNormal()
    qtbot.waitUntil(lambda: bars(window) == [True] * 3)
