"""Dialog that asks for a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QWidget

from desktop.i18n import tr


def ask_for_name(parent: QWidget, title: str, name: str, take: Callable[[str], None]) -> None:
    """Let the user give a name, without waiting for it.

    Args:
        parent: The window that the dialog lies over.
        title: Of the dialog.
        name: What is there to be changed.
        take: Given the new name, unless the user thinks better of it.
    """
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setLabelText(tr("Name"))
    dialog.setTextValue(name)
    dialog.textValueSelected.connect(take)
    dialog.open()
