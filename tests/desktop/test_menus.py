"""The table of the menus against the window that is built of it."""

from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtCore import SIGNAL
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.menus import MENUS
from desktop.widgets.menus.menu_bar import SEPARATOR, Menu, MenuAction, MenuEntry, Submenu
from desktop.window import MainWindow
from desktop.workers.model_file import WatchedModelFile
from tests.fakes import FakeClassifier

ENTRIES = [entry for entries in MENUS.values() for entry in entries]
ACTIONS = [entry for entry in ENTRIES if isinstance(entry, MenuAction)]
NAMED = [entry for entry in ENTRIES if isinstance(entry, MenuAction | Submenu)]
SIGNALS = ("triggered()", "triggered(bool)", "toggled(bool)")


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_an_id_and_a_text_of_a_menu_are_there_once() -> None:
    assert repeated([entry.id for entry in NAMED]) == []
    for entries in MENUS.values():
        assert repeated([entry.text for entry in NAMED if entry in entries]) == []


@pytest.mark.usefixtures("qapp")
def test_no_two_actions_have_the_same_key() -> None:
    keys = [QKeySequence(key).toString() for action in ACTIONS for key in action.keys]
    assert repeated([key for key in keys if key]) == []


@pytest.mark.parametrize("entries", MENUS.values(), ids=[menu.name for menu in MENUS])
def test_separators_stand_between_entries(entries: tuple[MenuEntry, ...]) -> None:
    assert SEPARATOR not in (entries[0], entries[-1])
    assert (SEPARATOR, SEPARATOR) not in set(pairwise(entries))


def test_every_menu_has_entries() -> None:
    assert list(MENUS) == list(Menu)


@pytest.mark.usefixtures("qapp")
def test_every_entry_of_the_table_does_something_in_the_window() -> None:
    window = MainWindow(WatchedModelFile(FakeClassifier))
    menus = window.core.menus
    idle = [
        entry.id
        for entry in ACTIONS
        if not any(menus.action(entry.id).receivers(SIGNAL(signal)) for signal in SIGNALS)
    ]
    submenus = [menus.submenu(entry.id) for entry in ENTRIES if isinstance(entry, Submenu)]
    empty = [menu.title() for menu in submenus if not listens(menu)]
    window.close()
    assert (idle, empty) == ([], [])


def listens(menu: QMenu) -> bool:
    """Whether somebody fills it: by now, or whenever it opens."""
    return not menu.isEmpty() or menu.receivers(SIGNAL("aboutToShow()")) > 0
