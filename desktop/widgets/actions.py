"""What the user can do from the menus, the tool bar and the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import QMenuBar, QToolBar

from desktop.widgets.glyphs import draw_picture, draw_webcam, icon


class Actions(QObject):
    """The window's actions, and where they stand."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.open = self._action("&Open image…", QKeySequence.StandardKey.Open)
        self.quit = self._action("&Quit", QKeySequence.StandardKey.Quit)
        self.webcam = self._action("&Webcam", QKeySequence("Ctrl+Shift+C"))
        self.webcam.setCheckable(True)
        self.about = self._action("&About Emolens")
        self.open.setToolTip(_tip("Open a picture or a video", self.open))
        self.webcam.setToolTip(_tip("Turn the webcam on or off", self.webcam))
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def fill_menus(self, bar: QMenuBar) -> None:
        """Put the actions into the menus."""
        file = bar.addMenu("&File")
        file.addAction(self.open)
        file.addSeparator()
        file.addAction(self.quit)
        bar.addMenu("&Camera").addAction(self.webcam)
        bar.addMenu("&Help").addAction(self.about)

    def fill_tool_bar(self, bar: QToolBar) -> None:
        """Put the actions for every day into the tool bar."""
        bar.addAction(self.open)
        bar.addAction(self.webcam)

    def tint(self, palette: QPalette) -> None:
        """Draw the icons in the colours of a theme."""
        colour = palette.color(QPalette.ColorRole.ButtonText)
        self.open.setIcon(icon(draw_picture, colour))
        self.webcam.setIcon(icon(draw_webcam, colour))

    def _action(
        self, text: str, shortcut: QKeySequence | QKeySequence.StandardKey | None = None
    ) -> QAction:
        action = QAction(text, self)
        action.setIconVisibleInMenu(False)
        if shortcut is not None:
            action.setShortcut(shortcut)
        return action


def _tip(text: str, action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({keys})"
