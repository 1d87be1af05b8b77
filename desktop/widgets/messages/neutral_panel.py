"""Panel over the picture while a neutral baseline is taken, and where that needs an answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.i18n import tr
from desktop.widgets.messages.button import Button
from desktop.widgets.messages.overlay_panel import OverlayPanel
from desktop.widgets.messages.ring import Ring
from emolens.messages import mark

_REQUEST = mark("Look at the camera with a resting face")
_DOUBTFUL = mark("Is this face at rest?")
_TROUBLE = mark("No neutral face was taken")


class NeutralPanel(OverlayPanel):
    """Counts down while a live face is watched, asks where it is in doubt, and says what failed.

    Attributes:
        again: The user wants to try it once more.
        accepted: The user wants to use it all the same.
        closed: The user wants no more of it: by the button or with Escape.

    Args:
        seconds: How long a face is watched.
    """

    again = Signal()
    accepted = Signal()
    closed = Signal()

    def __init__(self, seconds: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = Ring(seconds)
        self._accept = Button(tr("Use it all the same"), primary=False)
        self._again = Button(tr("Try again"), primary=True)
        self._close = Button(tr("Cancel"), primary=False)
        self._accept.clicked.connect(self.accepted)
        self._again.clicked.connect(self.again)
        self._close.clicked.connect(self.closed)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit)
        escape.activatedAmbiguously.connect(self.closed)  # where the tour hears it, too
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 12, 10)
        row.setSpacing(14)
        row.addWidget(self._ring)
        row.addLayout(self.words, stretch=1)
        for button in (self._again, self._accept, self._close):
            row.addWidget(button)

    def show_left(self, track: int, seconds: float) -> None:
        """Ask for a resting face, for so many seconds more."""
        self._ring.show_left(seconds)
        if self.isVisible() and self._ring.isVisible():
            return
        self.say(tr(_REQUEST), tr("Face #{track} is being watched.").format(track=track))
        self._close.setText(tr("Cancel"))
        self._ring.show()
        self._again.hide()
        self._accept.hide()
        self.show()

    def show_trouble(self, sentence: str, *, again: bool = False, doubtful: bool = False) -> None:
        """Say why it did not succeed.

        Args:
            sentence: The reason.
            again: Whether trying once more may help.
            doubtful: Whether it can be used all the same.
        """
        self.say(tr(_DOUBTFUL if doubtful else _TROUBLE), sentence)
        self._close.setText(tr("Cancel") if doubtful else tr("Close"))
        self._ring.hide()
        self._again.setVisible(again)
        self._accept.setVisible(doubtful)
        self.show()
