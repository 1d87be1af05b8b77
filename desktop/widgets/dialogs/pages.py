"""Pages that scroll, for the larger dialogs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.widgets.style.plain_text import PlainLabel

_MOST_HEIGHT = 640
"""Pixels that a page asks for; a longer one is scrolled."""
_FRAME = 48
"""Pixels that the system's title bar and borders may take of a screen."""


def heading(text: str) -> PlainLabel:
    """Return a heading within a page."""
    label = PlainLabel(text)
    font = QFont(label.font())
    font.setWeight(QFont.Weight.DemiBold)
    font.setPointSizeF(font.pointSizeF() * 1.15)
    label.setFont(font)
    label.setContentsMargins(0, 14, 0, 6)
    return label


def close_button(dialog: QDialog) -> QDialogButtonBox:
    """Return the lower edge of a dialog, with a button that closes it."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.setContentsMargins(16, 12, 16, 12)
    (close,) = buttons.buttons()
    close.setIcon(QIcon())  # the style's looks like a warning
    close.setFocus()
    buttons.rejected.connect(dialog.close)
    return buttons


def lay_out_page(dialog: QDialog, page: QWidget) -> QDialogButtonBox:
    """Fill a dialog with a page that scrolls, above a button that closes; return the buttons."""
    buttons = close_button(dialog)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(_scrolling(page, dialog.windowTitle()))
    column.addWidget(buttons)
    fit_to_screen(
        dialog, dialog.sizeHint().width(), min(_MOST_HEIGHT, page.sizeHint().height() + 64)
    )
    return buttons


def fit_to_screen(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog a size, or as much of it as the screen has room for."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(width, room.width() - _FRAME), min(height, room.height() - _FRAME))


def fit_to_text(dialog: QDialog, letters: int) -> None:
    """Give a dialog of broken lines a width in letters and the height that all of them take.

    Args:
        dialog: It is laid out.
        letters: Of a line, as far as the screen has room for them.
    """
    room = dialog.screen().availableGeometry()
    letter = dialog.fontMetrics().averageCharWidth()
    width = min(letters * letter, room.width() - _FRAME)
    dialog.setFixedWidth(width)
    layout = dialog.layout()
    assert layout is not None, "it is laid out"
    layout.activate()  # labels whose text has changed
    dialog.resize(width, min(layout.totalHeightForWidth(width), room.height() - _FRAME))


def _scrolling(page: QWidget, title: str) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    area.setAccessibleName(title)
    bar = area.verticalScrollBar().sizeHint().width()
    area.setMinimumWidth(page.sizeHint().width() + bar)
    return area
