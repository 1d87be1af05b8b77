"""Small flat button that shows the icon of an action."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton


def icon_button(action: QAction, side: int) -> QToolButton:
    """Return a button for an action with keys of its own, so it stays out of the Tab order.

    Args:
        action: What it does; its icon is shown.
        side: Of the icon, in pixels.
    """
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(side, side))
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
