"""Dialog that says what all raters of a folder have called its pictures, and saves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.widgets.dialogs.pages import fit_to_text
from desktop.widgets.messages.button import Button
from desktop.widgets.style.announcing import announce
from desktop.widgets.style.plain_text import PlainLabel

_LETTERS = 84
"""Of a line."""


class DatasetDialog(QDialog):
    """Shows sentences, and offers to save.

    Attributes:
        save_wanted: The dataset is to be saved.

    Args:
        text: How many pictures have a label, and how far raters agree.
        parent: The window that it lies over.
    """

    save_wanted = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Save dataset"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._outcome = self._text("")
        self._outcome.hide()
        self._save = Button(tr("Choose folder and save…"), primary=True)
        self._save.clicked.connect(self.save_wanted)
        close = Button(tr("Close"), primary=False)
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._text(text))
        column.addWidget(self._outcome)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        row.addWidget(self._save)
        column.addLayout(row)
        fit_to_text(self, _LETTERS)

    def show_saving(self) -> None:
        """Show that it is being saved."""
        self._save.setEnabled(False)
        self._say(tr("Saving…"))

    def show_outcome(self, text: str) -> None:
        """Say what came of it; it may be saved again, elsewhere."""
        self._save.setEnabled(True)
        self._say(text)

    def _say(self, text: str) -> None:
        self._outcome.setText(text)
        self._outcome.show()
        fit_to_text(self, _LETTERS)
        announce(self._outcome, text)

    def _text(self, text: str) -> PlainLabel:
        label = PlainLabel(text)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
