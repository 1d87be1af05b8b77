"""Panel of the tour: one step at a time, with ways on, back and out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.widgets.messages.button import Button
from desktop.widgets.messages.overlay_panel import OverlayPanel
from emolens.messages import mark

STEPS = (
    (
        mark("Every face has a box"),
        mark(
            "The word on it is what most people would call this expression. Click another face, "
            "or press ← or →, to choose it."
        ),
    ),
    (
        mark("The bars show how sure that is"),
        mark(
            "Happy 70 % means: of ten people, about seven would call this face happy. It is a "
            "guess about a face, and does not know what anybody feels."
        ),
    ),
    (
        mark("The timeline shows how it went"),
        mark("Click in it to go there. Space plays and pauses a video."),
    ),
    (
        mark("Now it is your turn"),
        mark(
            "These buttons open your pictures and videos and turn on the webcam; the File menu "
            "saves the numbers. Nothing leaves this computer."
        ),
    ),
)
"""Title and text of each step, marked for translation."""


class TourPanel(OverlayPanel):
    """Says what each part of the window is for.

    Attributes:
        stepped: Carries the number of the step that is shown, from 0.
        closed: The tour is over: by a button, with Escape, or since it was at its end.
        own_photos_wanted: The user wants to go on with their own photos.
    """

    stepped = Signal(int)
    closed = Signal()
    own_photos_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = 0
        self._next = Button(tr("Next"), primary=True)
        self._own = Button(tr("Try it on your own photos…"), primary=True)
        self._back = Button(tr("Back"), primary=False)
        self._close = Button(tr("Skip the tour"), primary=False)
        self._next.clicked.connect(self.advance)
        self._back.clicked.connect(lambda: self._show_step(self._step - 1))
        self._own.clicked.connect(self._go_on)
        self._close.clicked.connect(self.close_tour)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close_tour)
        escape.activatedAmbiguously.connect(self.close_tour)  # where another panel hears it, too
        self._lay_out()

    def begin(self) -> None:
        """Show the first step, with the keyboard's focus on the way on."""
        self.show()
        self._show_step(0)

    def advance(self) -> None:
        """Show the next step."""
        self._show_step(self._step + 1)

    def close_tour(self) -> None:
        """Show no more of it."""
        self.hide()
        self.closed.emit()

    def _go_on(self) -> None:
        self.close_tour()
        self.own_photos_wanted.emit()

    def _show_step(self, step: int) -> None:
        self._step = step
        is_last = step == len(STEPS) - 1
        title, text = STEPS[step]
        place = tr("{number} of {count}").format(number=step + 1, count=len(STEPS))
        self._next.setVisible(not is_last)
        self._own.setVisible(is_last)
        self._back.setVisible(step > 0)
        self._close.setText(tr("Done") if is_last else tr("Skip the tour"))
        (self._own if is_last else self._next).setFocus()
        self.say(f"{place}: {tr(title)}", tr(text))
        self.stepped.emit(step)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch()
        for button in (self._back, self._next, self._own, self._close):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 10)
        column.addLayout(self.words)
        column.addLayout(buttons)
