"""Plain text: labels, tooltips and boxes that take no text for markup.

Qt guesses: what looks like HTML is rendered, and the pictures that it names are read from wherever
they are said to be. Names of files and class labels come from strangers.
"""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget


class PlainLabel(QLabel):
    """A label that shows its text as it is."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def plain_tip(text: str) -> str:
    """Return a tooltip that reads as a text does."""
    if not Qt.mightBeRichText(text):
        return text
    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>"


def show_plainly(box: QMessageBox) -> None:
    """Let a box that has all its texts show them as they are."""
    box.setTextFormat(Qt.TextFormat.PlainText)
    for label in box.findChildren(QLabel):  # Qt forgets the informative text
        label.setTextFormat(Qt.TextFormat.PlainText)
