"""How closely the picture is looked at."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from desktop.features.core import Core
from desktop.widgets.menus.menu_bar import Menu
from emolens.i18n import tr


class Zooming(QObject):
    """Shows the picture larger, smaller, or all of it.

    Attributes:
        larger: The action that shows it larger.
        smaller: The action that shows it smaller.
        fit: The action that shows all of it.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        view = core.stage.view
        self.larger = core.menus.add(Menu.VIEW, tr("Zoom &in"))
        self.smaller = core.menus.add(Menu.VIEW, tr("Zoom &out"))
        self.fit = core.menus.add(Menu.VIEW, tr("Whole &picture"))
        keys = QKeySequence.StandardKey
        # + lies behind the shift key on some keyboards, where = is on it
        self.larger.setShortcuts([QKeySequence("+"), QKeySequence("="), QKeySequence(keys.ZoomIn)])
        self.smaller.setShortcuts([QKeySequence("-"), QKeySequence(keys.ZoomOut)])
        self.fit.setShortcuts([QKeySequence("0"), QKeySequence("Ctrl+0")])
        self.larger.triggered.connect(view.zoom_in)
        self.smaller.triggered.connect(view.zoom_out)
        self.fit.triggered.connect(view.fit)
