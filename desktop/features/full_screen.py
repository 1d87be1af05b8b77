"""Full screen: the picture, its scores and the timeline, without menus and bars."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from desktop.features.core import Core
from desktop.widgets.menus.tool_bar import ToolBar

_UNBOUNDED = 16777215  # Qt's QWIDGETSIZE_MAX


class FullScreenFeature(QObject):
    """Shows the window on the whole screen; Escape leaves it.

    It follows the window's state, which the system may change, too.

    Attributes:
        full: The action that turns it on and off.
    """

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._was_maximized = False
        self.full = core.menus.action("full_screen")
        self.full.triggered.connect(self._turn)
        core.window.installEventFilter(self)
        core.closing.connect(lambda: self._turn(False))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show and hide menus and bars with the state of the window, and hear Escape.

        That comes here once nothing in the window had a use for it.
        """
        if event.type() == QEvent.Type.WindowStateChange:
            self._follow()
        elif _is_escape(event):
            self._turn(False)
        return super().eventFilter(watched, event)

    def _turn(self, on: bool) -> None:
        window = self._core.window
        if on == window.isFullScreen():
            return
        if on:
            self._was_maximized = window.isMaximized()
            window.showFullScreen()
        elif self._was_maximized:
            window.showMaximized()
        else:
            window.showNormal()

    def _follow(self) -> None:
        window = self._core.window
        full = window.isFullScreen()
        self.full.setChecked(full)
        # A hidden menu bar would take the keys of its entries along.
        window.menuBar().setMaximumHeight(0 if full else _UNBOUNDED)
        for bar in (*window.findChildren(ToolBar), self._core.status):
            bar.setVisible(not full)


def _is_escape(event: QEvent) -> bool:
    if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    return event.key() == Qt.Key.Key_Escape
