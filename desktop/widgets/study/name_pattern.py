"""Field for the pattern by which names of files tell who takes part."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from desktop.i18n import tr
from emolens.messages import mark

_USUAL = {
    mark("no pattern"): "",
    mark("participant.mp4"): r"(?P<participant>[^/\\]+)\.[^./\\]+$",
    mark("participant_….mp4"): r"(?P<participant>[^/\\_]+)_[^/\\]*$",
    mark("group_participant….mp4"): (r"(?P<group>[^/\\_]+)_(?P<participant>[^/\\_.]+)[^/\\]*$"),
    mark("group/participant.mp4"): (r"(?P<group>[^/\\]+)[/\\](?P<participant>[^/\\]+)\.[^./\\]+$"),
    mark("sub-participant….mp4"): r"sub-(?P<participant>[0-9A-Za-z]+)",
}
"""How files of studies are often called, and the regular expressions for it."""


class NamePattern(QWidget):
    """Lets the user choose a usual pattern, or type a regular expression.

    Attributes:
        changed: Another one was chosen, or typed.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._usual = QComboBox()
        for text, pattern in _USUAL.items():
            self._usual.addItem(tr(text), pattern)
        self._usual.setAccessibleName(tr("How the files are called"))
        self._field = QLineEdit()
        self._field.setPlaceholderText(r"(?P<group>…)_(?P<participant>\d+)")
        self._field.setAccessibleName(tr("Regular expression"))
        self._usual.activated.connect(self._take_usual)
        self._field.textChanged.connect(self._note)
        self.setFocusProxy(self._usual)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._usual)
        row.addWidget(self._field, stretch=1)

    @property
    def text(self) -> str:
        """The regular expression; empty for none."""
        return self._field.text()

    def _take_usual(self) -> None:
        self._field.setText(self._usual.currentData())
        self._field.setCursorPosition(0)

    def _note(self, text: str) -> None:
        self._usual.setCurrentIndex(self._usual.findData(text))  # none for one's own
        self.changed.emit()
