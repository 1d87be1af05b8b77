"""Dialog of a page of plain text, to be read and closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QTextCursor
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.widgets.dialogs.pages import close_button, fit_to_screen

_MARGIN = 22


class TextDialog(QDialog):
    """Shows a text that can be selected and copied.

    Args:
        title: Of the dialog.
        text: Lines are broken where they are too long.
        parent: The window that it lies over.
        code: Whether letters are to be all of one width.
        newest_last: Whether the end is to be seen first.
    """

    def __init__(
        self,
        title: str,
        text: str,
        parent: QWidget | None = None,
        *,
        code: bool = False,
        newest_last: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QPlainTextEdit(text)
        page.setReadOnly(True)
        page.setAccessibleName(title)
        page.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        page.document().setDocumentMargin(_MARGIN)
        if code:
            page.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        if newest_last:
            page.moveCursor(QTextCursor.MoveOperation.End)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page)
        column.addWidget(close_button(self))
        fit_to_screen(self, 620, 520)
