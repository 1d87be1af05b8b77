"""The Help menu."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desktop.features.core import Core
from desktop.widgets.dialogs.about import About
from desktop.widgets.menus.menu_bar import Menu
from emolens.i18n import tr


class Help(QObject):
    """Tells what Emolens is.

    Attributes:
        about: Its action.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self.about = core.menus.add(Menu.HELP, tr("&About Emolens"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self.about.triggered.connect(lambda: About(core.window).open())
