"""Keys of labelling: a button for each label and step, with the key that does the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.widgets.messages.button import Button
from desktop.widgets.scores.expression_names import expression_text

_Keys = QKeySequence.StandardKey


class LabelKeys(QWidget):
    """Buttons, one below the other; the label that was given stands out.

    Attributes:
        answered: Carries the label that is given.
        skipped: The rater cannot tell.
        undone: The last answer is to be taken back.
        went: Carries 1 for the next picture, -1 for the one before.

    Args:
        labels: In the order of their keys, from 1 on.
    """

    answered = Signal(str)
    skipped = Signal()
    undone = Signal()
    went = Signal(int)

    def __init__(self, labels: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = {
            label: self._button(
                f"{key}   {expression_text(label)}", (str(key),), partial(self.answered.emit, label)
            )
            for key, label in enumerate(labels, 1)
        }
        self._skip = self._button(tr("0   I cannot tell"), ("0",), self.skipped.emit)
        self._back = self._button(tr("← Back"), ("Left", "PgUp"), partial(self.went.emit, -1))
        self._next = self._button(tr("Next →"), ("Right", "PgDown"), partial(self.went.emit, 1))
        undo = (_Keys.Undo, "Backspace")
        self._undo = self._button(tr("Undo (Backspace)"), undo, self.undone.emit)
        self.setFocusProxy(self._next)  # which does no harm when Return or Space is hit
        self._lay_out()

    def show_answer(self, label: str | None, *, is_answered: bool) -> None:
        """Let the answer that was given stand out; ``label`` is None where one cannot tell."""
        for name, button in self._labels.items():
            _stand_out(button, is_answered and name == label)
        _stand_out(self._skip, is_answered and label is None)

    def allow(self, *, undo: bool, back: bool, on: bool) -> None:
        """Let be done what can be done.

        Labels stay as they are: the focus would leave the one that is pressed again and again.
        """
        self._undo.setEnabled(undo)
        self._back.setEnabled(back)
        self._next.setEnabled(on)

    def _button(self, text: str, keys: Sequence[str | _Keys], does: Callable[[], object]) -> Button:
        button = Button(text, primary=False)
        button.setAutoDefault(False)
        button.clicked.connect(does)
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(button.click)  # which does nothing where it is disabled
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for button in self._labels.values():
            column.addWidget(button)
        column.addSpacing(8)
        column.addWidget(self._skip)
        steps = QGridLayout()
        steps.setSpacing(2)
        steps.addWidget(self._back, 0, 0)
        steps.addWidget(self._next, 0, 1)
        steps.addWidget(self._undo, 1, 0, 1, 2)
        column.addLayout(steps)


def _stand_out(button: Button, on: bool) -> None:
    button.stand_out(on)
    button.setAccessibleDescription(tr("your answer") if on else "")
