"""Where in a folder the file is that is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.i18n import tr


class Place(QWidget):
    """Says ``3 of 41`` between two small buttons.

    Args:
        previous: What the left button does.
        following: What the right one does.
    """

    def __init__(
        self, previous: QAction, following: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(4)
        row.addWidget(_button(previous))
        row.addWidget(self._label)
        row.addWidget(_button(following))

    def show_place(self, number: int, count: int) -> None:
        """Show which of how many it is, from 1."""
        self._label.setText(tr("{number} of {count}").format(number=number, count=count))


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(14, 14))
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its keys are shorter
    return button
