"""Dialog that asks who labels a folder of pictures, and what the labels are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import tr, with_names
from desktop.widgets.dialogs.pages import fit_to_text
from desktop.widgets.scores.expression_names import expression_word
from desktop.widgets.style.announcing import announce
from desktop.widgets.style.check_box import CheckBox
from desktop.widgets.style.muted_label import MutedLabel
from desktop.widgets.style.plain_text import PlainLabel
from emolens.labels import LABELS

_LETTERS = 84
"""Of a line."""


class LabellingStartDialog(QDialog):
    """Asks for what a labelling begins with.

    Attributes:
        wanted: Carries the rater's name, the labels and whether folders below count, too.

    Args:
        folder: The name of that of the pictures.
        raters: Those who have labelled it before.
        rater: Who will probably label now.
        labels: Which will probably be wanted.
        parent: The window that it lies over.
    """

    wanted = Signal(str, list, bool)

    def __init__(
        self,
        folder: str,
        raters: Sequence[str],
        rater: str,
        labels: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(with_names(tr("Label the pictures of {folder}"), folder=folder))
        self._rater = QComboBox()
        self._rater.setEditable(True)
        self._rater.addItems(list(raters))
        self._rater.setEditText(rater)
        self._labels = QLineEdit(", ".join(map(expression_word, labels)))
        self._below = CheckBox()
        self._trouble = PlainLabel()
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self._begin = QDialogButtonBox.StandardButton.Ok
        self._buttons = QDialogButtonBox(self._begin | QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        fit_to_text(self, _LETTERS)
        self._rater.setFocus()

    def show_trouble(self, text: str) -> None:
        """Say why it cannot begin so."""
        self._trouble.setText(text)
        self._trouble.show()
        fit_to_text(self, _LETTERS)
        self._allow(True)
        announce(self._trouble, text)

    def _tell(self) -> None:
        """Hand on what was typed, and stay until it is known whether it can begin so."""
        self._trouble.hide()
        self._allow(False)
        words = (word.strip() for word in self._labels.text().split(","))
        known = {expression_word(label).casefold(): label for label in LABELS}
        labels = [known.get(word.casefold(), word) for word in words]
        self.wanted.emit(self._rater.currentText(), labels, self._below.isChecked())

    def _allow(self, on: bool) -> None:
        self._buttons.button(self._begin).setEnabled(on)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(4)
        _add(column, tr("Your name"), self._rater, tr("Each person's answers are kept apart."))
        _add(
            column,
            tr("Labels"),
            self._labels,
            tr("Two to nine words, with commas between them; their keys are 1 to 9."),
        )
        column.addLayout(self._below_row())
        column.addSpacing(12)
        column.addWidget(
            _hint(
                tr(
                    "Pictures are shown as they are, best with one face each. The face is cut out "
                    "later, by the trainer, which takes the largest one of each picture.\n"
                    "Answers are kept in the folder “emolens-labels” beside the pictures; the same "
                    "name goes on where it was."
                )
            )
        )
        column.addWidget(self._trouble)
        column.addSpacing(12)
        column.addWidget(self._buttons)
        self._buttons.button(self._begin).setText(tr("Begin"))
        for button in self._buttons.buttons():
            button.setIcon(QIcon())
        self._buttons.accepted.connect(self._tell)
        self._buttons.rejected.connect(self.reject)

    def _below_row(self) -> QHBoxLayout:
        name = PlainLabel(tr("Pictures in folders below, too"))
        name.setBuddy(self._below)
        self._below.setAccessibleName(name.text())
        row = QHBoxLayout()
        row.addWidget(self._below)
        row.addWidget(name, stretch=1)
        return row


def _add(column: QVBoxLayout, label: str, field: QWidget, text: str) -> None:
    """Add a field below its name, and a hint below that."""
    reached = field.lineEdit() if isinstance(field, QComboBox) else None
    for widget in filter(None, (field, reached)):
        widget.setAccessibleName(label)
        widget.setAccessibleDescription(text)
    name = PlainLabel(label)
    name.setBuddy(field)
    for one in (name, field, _hint(text)):
        column.addWidget(one)
    column.addSpacing(12)


def _hint(text: str) -> MutedLabel:
    hint = MutedLabel(text)
    hint.setWordWrap(True)
    return hint
