"""Everything in the window is said in the user's language, and has a name for screen readers."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.language import use_language
from desktop.window import MainWindow
from tests.translators import spoken
from tests.windows import Open, says

LETTER = re.compile(r"[A-Za-z]{2}")
# Qt says these itself.
OF_QT = {"Close", "Cancel", "OK", "Float", "Closes the dock widget", "Scroll Left", "Scroll Right"}
OF_QT |= {"Undocks and re-attaches the dock widget"}
SAME_EVERYWHERE = re.compile(
    r"Emolens|(astronaut|gone)\.png( . Emolens)?|English|Deutsch|float32|int8|sha256|"
    r"(<b>Emolens</b> )?[\d.]+|Ctrl.*"
)


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001
    """A language in which everything stands in brackets."""
    with spoken(lambda text: f"⟦{text}⟧"):
        yield


def texts(widget: QWidget) -> Iterator[str]:
    """Everything that can be read or heard of a window."""
    yield widget.windowTitle()
    for action in widget.findChildren(QAction):
        yield action.text()
        yield action.toolTip()
    for child in widget.findChildren(QWidget):
        yield child.toolTip()
        yield child.accessibleName()
        yield child.accessibleDescription()
        if isinstance(child, QLabel | QAbstractButton):
            yield child.text()
        if isinstance(child, QComboBox):
            yield from (child.itemText(i) for i in range(child.count()))


def unsaid(widget: QWidget) -> set[str]:
    """What was not said in the language spoken."""
    found = {text for text in texts(widget) if LETTER.search(text) and "⟦" not in text}
    return {text for text in found - OF_QT if not SAME_EVERYWHERE.fullmatch(text.replace("&", ""))}


@pytest.mark.usefixtures("marked")
def test_every_text_of_the_window_is_said_in_the_users_language(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    assert unsaid(open_window()) == set()
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "⟦Happy⟧"))
    assert unsaid(window) == set()


@pytest.mark.usefixtures("marked")
def test_what_goes_wrong_below_the_window_is_too(
    open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(path=tmp_path / "gone.png")
    qtbot.waitUntil(says(window, "gone.png does not exist"))
    assert unsaid(window) == set()


def dialogs(window: MainWindow) -> Iterator[QDialog]:
    """Open one dialog after the other."""
    for action in (window.preferences.action, window.model.choose, window.help.about):
        action.trigger()
        (dialog,) = [d for d in window.findChildren(QDialog) if d.isVisible()]
        yield dialog
        dialog.close()


@pytest.mark.usefixtures("marked")
def test_every_text_of_the_dialogs_is_too(open_window: Open) -> None:
    window = open_window()
    for dialog in dialogs(window):
        assert unsaid(dialog) == set()


def nameless(widget: QWidget) -> list[QWidget]:
    """What can have the keyboard's focus, or be moved, and says nothing of itself."""
    return [
        child
        for child in widget.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isVisible()
        and not isinstance(child, QScrollBar)
        and isinstance(child, QAbstractButton | QAbstractSlider | QComboBox | QLineEdit)
        and not (child.accessibleName() or getattr(child, "text", str)())
    ]


def test_whatever_takes_the_focus_has_a_name(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    assert nameless(window) == []
    for dialog in dialogs(window):
        assert nameless(dialog) == []


def entries(action: QAction) -> list[QAction]:
    """The entries of the menu that an action of the menu bar opens."""
    menu = action.menu()
    assert isinstance(menu, QMenu)
    return menu.actions()


def test_every_action_has_its_keys(open_window: Open) -> None:
    window = open_window()
    actions = [action for entry in window.menuBar().actions() for action in entries(entry)]
    named = [a for a in actions if a.text() and not a.menu()]
    assert all("&" in a.text() for a in [*named, *window.menuBar().actions()])
    keys = [a.shortcut().toString() for a in named if a.shortcut() != QKeySequence()]
    assert len(keys) == len(set(keys))


@pytest.mark.usefixtures("english_again")
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_two_entries_of_a_menu_share_a_letter(
    open_window: Open, qapp: QApplication, language: str
) -> None:
    use_language(qapp, language)
    window = open_window()
    for entry in window.menuBar().actions():
        letters = [re.search("&(.)", a.text()) for a in entries(entry) if a.text()]
        found = [letter[1].lower() for letter in letters if letter]
        assert len(found) == len(set(found)), entry.text()
