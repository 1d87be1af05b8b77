"""Countdown while a resting face is watched for its neutral baseline."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.widgets.messages.button import Button
from desktop.widgets.messages.overlay_panel import OverlayPanel
from desktop.widgets.messages.ring import Ring
from desktop.widgets.style.muted_label import MutedLabel
from emolens.messages import mark

_REQUEST = mark("Look at the camera with a resting face")
_TROUBLE = mark("Not calibrated")


class NeutralCountdown(OverlayPanel):
    """A plate over the picture, while a face is calibrated and where that failed.

    Attributes:
        again: The user wants to try it once more.
        closed: The user wants no more of it: by the button or with Escape.

    Args:
        seconds: How long a face is watched.
    """

    again = Signal()
    closed = Signal()

    def __init__(self, seconds: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = Ring(seconds)
        self._title, self._text = QLabel(), MutedLabel()
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._text.setWordWrap(True)
        self._again = Button(tr("Try again"), primary=True)
        self._close = Button(tr("Cancel"), primary=False)
        self._again.clicked.connect(self.again)
        self._close.clicked.connect(self.closed)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit)
        self._lay_out()
        self.hide()

    def show_left(self, track: int, seconds: float) -> None:
        """Ask for a resting face, for so many seconds more."""
        self._ring.show_left(seconds)
        if self.isVisible() and self._ring.isVisible():
            return
        self._say(tr(_REQUEST), tr("Face #{track} is being calibrated.").format(track=track))
        self._close.setText(tr("Cancel"))
        self._ring.show()
        self._again.hide()
        self.show()

    def show_trouble(self, sentence: str) -> None:
        """Say why it did not succeed."""
        self._say(tr(_TROUBLE), sentence)
        self._close.setText(tr("Close"))
        self._ring.hide()
        self._again.show()
        self.show()

    def _say(self, title: str, text: str) -> None:
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(f"{title} {text}")

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 12, 10)
        row.setSpacing(14)
        row.addWidget(self._ring)
        row.addLayout(words, stretch=1)
        row.addWidget(self._again)
        row.addWidget(self._close)
