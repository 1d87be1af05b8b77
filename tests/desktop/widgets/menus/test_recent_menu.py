from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.widgets.menus.recent_menu import RecentMenu


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    menu = QMenu()
    qtbot.addWidget(menu)
    return menu


def test_it_lists_what_there_is_when_it_opens(menu: QMenu) -> None:
    paths = [Path.home() / "Pictures" / "me & you.png", Path("/films/a.mp4")]
    listed: list[Path] = []
    recent = RecentMenu(menu, lambda: listed)
    assert [action.isEnabled() for action in menu.actions()] == [False]
    listed += paths
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert names == [
        "me && you.png  \N{EM DASH}  ~/Pictures",
        "a.mp4  \N{EM DASH}  /films",
        "&Clear this list",
    ]
    chosen: list[Path] = []
    recent.chosen.connect(chosen.append)
    menu.actions()[1].trigger()
    assert chosen == [paths[1]]


def test_it_can_be_cleared(menu: QMenu, qtbot: QtBot) -> None:
    recent = RecentMenu(menu, lambda: [Path("/films/a.mp4")])
    with qtbot.waitSignal(recent.cleared):
        menu.actions()[-1].trigger()
