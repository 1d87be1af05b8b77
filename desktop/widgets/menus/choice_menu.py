"""A menu of which one entry is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu


class ChoiceMenu(QObject):
    """Marks the entry that is chosen; the entries may change.

    Attributes:
        chosen: Carries the key of the entry that the user chose.
        opened: The menu is about to show.

    Args:
        menu: The menu to fill.
    """

    chosen = Signal(str)
    opened = Signal()

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu
        self._group = QActionGroup(menu)
        menu.aboutToShow.connect(self.opened)

    def say(self, text: str) -> None:
        """Say why there are no entries."""
        self._menu.clear()
        self._menu.addAction(text).setEnabled(False)

    def show_choices(self, choices: Mapping[str, str], chosen: str) -> None:
        """Show entries by their keys."""
        self._menu.clear()
        self._group.deleteLater()
        self._group = QActionGroup(self._menu)
        for key, text in choices.items():
            action = self._menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.triggered.connect(partial(self.chosen.emit, key))
            self._group.addAction(action)
