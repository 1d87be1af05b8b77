"""A tool bar that lies flat in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QToolBar, QWidget

from desktop.i18n import tr
from desktop.widgets.style.painting import painting


class ToolBar(QToolBar):
    """Drawn in the window's colour, without the style's gradient.

    A style sheet would do it in a line, but keeps its colours when the theme changes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Tools"), parent)
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(4)

    @painting
    def paintEvent(self, painter: QPainter) -> None:  # noqa: N802 - Qt's name
        """Paint the ground; the buttons paint themselves."""
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
