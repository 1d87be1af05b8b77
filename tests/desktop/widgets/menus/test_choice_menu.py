import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.widgets.menus.choice_menu import ChoiceMenu


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
