"""Help menu."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.features.core import Core
from desktop.widgets.dialogs.about_dialog import AboutDialog


class HelpFeature(QObject):
    """Tells what Emolens is.

    Attributes:
        about: Its action.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self.about = core.menus.action("about")
        self.about.triggered.connect(lambda: AboutDialog(core.window).open())
