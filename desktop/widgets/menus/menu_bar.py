"""The menus and the tool bar, to which each part of the window adds its actions."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QColor, QKeySequence, QPalette
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.widgets.menus.tool_bar import ToolBar
from desktop.widgets.style.glyphs import Draw, icon
from emolens.i18n import mark, tr


class Menu(StrEnum):
    """The menus, from left to right."""

    FILE = mark("&File")
    EDIT = mark("&Edit")
    CAMERA = mark("&Camera")
    PLAYBACK = mark("&Playback")
    VIEW = mark("&View")
    MODEL = mark("&Model")
    HELP = mark("&Help")


class Menus(QObject):
    """Makes actions and puts them where users look for them.

    A menu is there as soon as it has an action. Its actions stand in the order in which they came.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._menus = {menu: window.menuBar().addMenu(tr(menu)) for menu in Menu}
        for menu in self._menus.values():
            menu.menuAction().setVisible(False)
        self._tool_bar = ToolBar()
        window.addToolBar(self._tool_bar)
        self._palette = window.palette()
        self._drawn: dict[QAction, Draw] = {}

    def add(  # noqa: PLR0913 - all that an action is
        self,
        menu: Menu,
        text: str,
        shortcut: QKeySequence | QKeySequence.StandardKey | str | None = None,
        *,
        draw: Draw | None = None,
        tip: str = "",
        checkable: bool = False,
    ) -> QAction:
        """Return a new action at the end of a menu.

        Args:
            menu: Where it goes.
            text: What it is called, with its mnemonic.
            shortcut: Its keys.
            draw: Its icon in the tool bar.
            tip: What its button says of it, to which the keys are added.
            checkable: Whether it is on or off.
        """
        action = QAction(text, self)
        action.setIconVisibleInMenu(False)
        action.setCheckable(checkable)
        if shortcut is not None:
            action.setShortcut(shortcut)
        if tip:
            action.setToolTip(_with_keys(tip, action))
        if draw is not None:
            self.draw(action, draw)
        self._menus[menu].addAction(action)
        self._menus[menu].menuAction().setVisible(True)
        return action

    def draw(self, action: QAction, draw: Draw) -> None:
        """Give an action an icon, or another one."""
        self._drawn[action] = draw
        action.setIcon(icon(draw, self._colour()))

    def add_menu(self, menu: Menu, text: str) -> QMenu:
        """Return a new menu at the end of a menu."""
        self._menus[menu].menuAction().setVisible(True)
        return self._menus[menu].addMenu(text)

    def separate(self, menu: Menu) -> None:
        """Draw a line below what a menu has so far."""
        self._menus[menu].addSeparator()

    def show_in_tool_bar(self, *actions: QAction) -> None:
        """Put actions for every day at the end of the tool bar too."""
        self._tool_bar.addActions(actions)

    def tint(self, palette: QPalette) -> None:
        """Draw the icons in the colours of a theme."""
        self._palette = palette
        for action, draw in self._drawn.items():
            action.setIcon(icon(draw, self._colour()))

    def _colour(self) -> QColor:
        return self._palette.color(QPalette.ColorRole.ButtonText)


def _with_keys(text: str, action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({keys})" if keys else text
