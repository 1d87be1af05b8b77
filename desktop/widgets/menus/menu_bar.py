"""Menus and tool bar, built of a table of entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.i18n import tr
from desktop.widgets.menus.tool_bar import ToolBar
from desktop.widgets.style.icons import Icon, tinted
from emolens.messages import mark


class Menu(StrEnum):
    """The menus, from left to right."""

    FILE = mark("&File")
    EDIT = mark("&Edit")
    CAMERA = mark("&Camera")
    PLAYBACK = mark("&Playback")
    EVENTS = mark("Eve&nts")
    VIEW = mark("&View")
    MODEL = mark("&Model")
    HELP = mark("&Help")


@dataclass(frozen=True)
class MenuAction:
    """An action of the table.

    Attributes:
        id: Its name in the code.
        text: What it is called, with its mnemonic; marked for translation.
        keys: Its shortcuts, the one that is shown first.
        short: What its button in the tool bar says, where that is not its text; marked likewise.
        tip: What its button says of it, where that is not its text; marked for translation.
        icon: On its button.
        checkable: Whether it is on or off.
        in_tool_bar: Whether it is for every day, and has a button in the tool bar.
        role: Where macOS puts it.
    """

    id: str
    text: str
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    short: str = ""
    tip: str = ""
    icon: Icon | None = None
    checkable: bool = False
    in_tool_bar: bool = False
    role: QAction.MenuRole = QAction.MenuRole.TextHeuristicRole


@dataclass(frozen=True)
class Submenu:
    """A menu within a menu, filled by whoever looks it up.

    Attributes:
        id: Its name in the code.
        text: What it is called, with its mnemonic; marked for translation.
    """

    id: str
    text: str


@dataclass(frozen=True)
class Separator:
    """A line between two groups of entries."""


SEPARATOR = Separator()
MenuEntry = MenuAction | Submenu | Separator


class Menus(QObject):
    """The menus and the tool bar of a window.

    Args:
        window: Where they go.
        table: The entries of each menu, from top to bottom; a menu without any is not shown.
    """

    def __init__(self, window: QMainWindow, table: Mapping[Menu, Sequence[MenuEntry]]) -> None:
        super().__init__(window)
        self._tool_bar = ToolBar()
        window.addToolBar(self._tool_bar)
        self._palette = window.palette()
        self._icons: dict[QAction, Icon] = {}
        self._actions: dict[str, QAction] = {}
        self._submenus: dict[str, QMenu] = {}
        for menu in Menu:
            if table.get(menu):
                self._fill(window.menuBar().addMenu(tr(menu)), table[menu])

    def action(self, id_: str) -> QAction:
        """Return the action of an id.

        Raises:
            KeyError: The table has none.
        """
        return self._actions[id_]

    def submenu(self, id_: str) -> QMenu:
        """Return the menu within a menu of an id.

        Raises:
            KeyError: The table has none.
        """
        return self._submenus[id_]

    def set_icon(self, action: QAction, icon: Icon) -> None:
        """Give an action an icon, or another one."""
        self._icons[action] = icon
        action.setIcon(tinted(icon, self._palette))

    def tint(self, palette: QPalette) -> None:
        """Draw the icons in the colours of a theme."""
        self._palette = palette
        for action, icon in self._icons.items():
            action.setIcon(tinted(icon, self._palette))

    def _fill(self, menu: QMenu, entries: Sequence[MenuEntry]) -> None:
        for entry in entries:
            if isinstance(entry, MenuAction):
                menu.addAction(self._new_action(entry))
            elif isinstance(entry, Submenu):
                self._submenus[entry.id] = menu.addMenu(tr(entry.text))
            else:
                menu.addSeparator()

    def _new_action(self, entry: MenuAction) -> QAction:
        action = self._actions[entry.id] = QAction(tr(entry.text), self)
        keys = [QKeySequence(key) for key in entry.keys]
        action.setShortcuts([key for key in keys if not key.isEmpty()])  # not all systems have all
        action.setIconVisibleInMenu(False)
        action.setCheckable(entry.checkable)
        action.setMenuRole(entry.role)
        if entry.short:
            action.setIconText(tr(entry.short))
        if entry.icon is not None:
            self.set_icon(action, entry.icon)
        if entry.tip or entry.icon:
            action.setToolTip(_with_keys(tr(entry.tip) or action.toolTip(), action))
        if entry.in_tool_bar:
            self._tool_bar.add_button(action)
        return action


def _with_keys(text: str, action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({keys})" if keys else text
