"""Menus that are filled while the program runs."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.widgets.menus.choice_menu import ChoiceMenu
from desktop.widgets.menus.recent_menu import RecentMenu


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    menu = QMenu()
    qtbot.addWidget(menu)
    return menu


def test_the_choice_is_marked_and_another_is_told(menu: QMenu) -> None:
    choice = ChoiceMenu(menu)
    chosen: list[str] = []
    choice.chosen.connect(chosen.append)
    for current in ("a", "b"):  # the second replaces the first
        choice.show_choices({"a": "Salt & pepper", "b": "Both"}, current)
        assert [a.text() for a in menu.actions()] == ["Salt && pepper", "Both"]
        assert [a.isChecked() for a in menu.actions()] == [current == "a", current == "b"]
    menu.actions()[0].trigger()
    assert chosen == ["a"]
    assert [a.isChecked() for a in menu.actions()] == [True, False]


def test_without_choices_it_says_why(menu: QMenu) -> None:
    ChoiceMenu(menu).say("Nothing there")
    (action,) = menu.actions()
    assert (action.text(), action.isEnabled()) == ("Nothing there", False)


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
