"""Switch that shows the model's guess of a picture, and what speaks against it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.widgets.scores.expression_names import expression_text
from desktop.widgets.scores.percent import percent_text
from desktop.widgets.style.announcing import announce
from desktop.widgets.style.check_box import CheckBox
from desktop.widgets.style.muted_label import MutedLabel
from desktop.widgets.style.plain_text import PlainLabel
from emolens.readings import Reading

_TEXT_WIDTH = 34
"""Letters of a line."""


class GuessSwitch(QWidget):
    """A box to check, off at first; below it the guess, and why it is off.

    Attributes:
        toggled: Carries whether guesses are wanted.
    """

    toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = CheckBox()
        self._guess = PlainLabel()
        self._guess.setWordWrap(True)
        name = PlainLabel(tr("Show the model's guess"))
        name.setBuddy(self._box)
        why = MutedLabel(
            tr(
                "Who sees a guess tends to agree with it, and the labels then repeat the model's "
                "mistakes."
            )
        )
        why.setWordWrap(True)
        why.setFixedWidth(why.fontMetrics().averageCharWidth() * _TEXT_WIDTH)
        self._box.setAccessibleName(name.text())
        self._box.setAccessibleDescription(why.text())
        self._box.toggled.connect(self.toggled)
        row = QHBoxLayout()
        row.addWidget(self._box)
        row.addWidget(name, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._guess)
        column.addWidget(why)
        self.show_text("")

    @property
    def wanted(self) -> bool:
        """Whether guesses are wanted."""
        return self._box.isChecked()

    def show_guess(self, reading: Reading | None) -> None:
        """Show what the model says of the largest face; None where it finds none."""
        if reading is None:
            self.show_text(tr("The model finds no face."))
            return
        share = percent_text(100 * reading.shown[reading.expression])
        self.show_text(f"{expression_text(reading.expression)} {share}")

    def show_text(self, text: str) -> None:
        """Show a sentence in place of a guess, or nothing."""
        self._guess.setText(text)
        self._guess.setVisible(bool(text))
        announce(self._guess, text)
