"""Zoom of the picture."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.features.core import Core


class ZoomFeature(QObject):
    """Shows the picture larger, smaller, or all of it.

    Attributes:
        larger: The action that shows it larger.
        smaller: The action that shows it smaller.
        fit: The action that shows all of it.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        view = core.stage.view
        self.larger = core.menus.action("zoom_in")
        self.smaller = core.menus.action("zoom_out")
        self.fit = core.menus.action("zoom_to_fit")
        self.larger.triggered.connect(view.zoom_in)
        self.smaller.triggered.connect(view.zoom_out)
        self.fit.triggered.connect(view.fit)
