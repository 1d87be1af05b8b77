"""Position of the shown file in its folder."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.i18n import number, tr
from desktop.widgets.style.icon_button import icon_button
from desktop.widgets.style.plain_text import PlainLabel


class FolderPosition(QWidget):
    """Says ``3 of 41`` between two small buttons.

    Args:
        previous: What the left button does.
        following: What the right one does.
    """

    def __init__(
        self, previous: QAction, following: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label = PlainLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(4)
        row.addWidget(icon_button(previous, 14))
        row.addWidget(self._label)
        row.addWidget(icon_button(following, 14))

    def show_place(self, place: int, count: int) -> None:
        """Show which of how many it is, from 1."""
        self._label.setText(
            tr("{number} of {count}").format(number=number(place), count=number(count))
        )
