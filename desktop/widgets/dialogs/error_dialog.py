"""Dialog for trouble that ended something in the background, with the action that mends it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.widgets.style.plain_text import show_plainly


def warning_box(
    parent: QWidget, title: str, text: str, action: tuple[str, Callable[[], None]] | None = None
) -> QMessageBox:
    """Return a box to be opened, which vanishes by itself when it is closed.

    Args:
        parent: The window that it lies over.
        title: What ended.
        text: Why.
        action: A button's text and what it does; None for none.
    """
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("Emolens")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(title)
    box.setInformativeText(text)
    show_plainly(box)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.addButton(QMessageBox.StandardButton.Close)
    if action is not None:
        button = box.addButton(action[0], QMessageBox.ButtonRole.AcceptRole)
        box.accepted.connect(action[1])
        box.setDefaultButton(button)
    return box
