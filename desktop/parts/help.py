"""The Help menu."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desktop.parts.core import Core
from desktop.widgets.about import about_box
from desktop.widgets.menus import Menu


class Help(QObject):
    """Tells what Emolens is.

    Attributes:
        about: Its action.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self.about = core.menus.add(Menu.HELP, "&About Emolens")
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self.about.triggered.connect(lambda: about_box(core.window).open())
