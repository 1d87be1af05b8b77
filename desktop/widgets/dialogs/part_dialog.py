"""Dialog that asks which part of a film is to be read."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import clock, tr
from desktop.widgets.dialogs.pages import fit_to_text
from desktop.widgets.style.muted_label import MutedLabel
from desktop.widgets.style.plain_text import PlainLabel
from emolens.sources.film_part import FilmPart
from emolens.time_text import seconds_of

_LETTERS = 56
"""Of a line."""
_MOST = 9999  # frames from one that is read to the next


class PartDialog(QDialog):
    """Asks from when to when, and which frames in between.

    Attributes:
        chosen: Carries the :class:`~emolens.sources.film_part.FilmPart`.

    Args:
        name: Of the film, or of the files.
        stretch: The begin and the end, in seconds, that are probably wanted; None for the whole.
        parent: The window that it lies over.
    """

    chosen = Signal(object)

    def __init__(
        self, name: str, stretch: tuple[float, float] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Analyse a part"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        times = ("", "") if stretch is None else (clock(stretch[0], 2), clock(stretch[1], 2))
        self._begin, self._end = map(QLineEdit, times)
        self._begin.setPlaceholderText(tr("from the beginning"))
        self._end.setPlaceholderText(tr("to the end"))
        self._every = QSpinBox()
        self._every.setRange(1, _MOST)
        self._trouble = PlainLabel(tr("Write times as 65.5 or 1:05.5, the earlier one first."))
        self._trouble.setWordWrap(True)
        buttons = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self._lay_out(name)
        for field in (self._begin, self._end):
            field.textChanged.connect(self._check)
        self._trouble.hide()
        fit_to_text(self, _LETTERS)
        self._check()
        self._begin.setFocus()

    @property
    def part(self) -> FilmPart | None:
        """What was asked for; None where the times make no sense."""
        try:
            begin, end = _time(self._begin, 0.0), _time(self._end, math.inf)
            return FilmPart(begin, end, self._every.value())
        except ValueError:
            return None

    def accept(self) -> None:
        """Hand on what was asked for."""
        part = self.part
        if part is not None:
            super().accept()
            self.chosen.emit(part)

    def _check(self) -> None:
        makes_sense = self.part is not None
        if self._trouble.isHidden() != makes_sense:
            self._trouble.setVisible(not makes_sense)
            fit_to_text(self, _LETTERS)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(makes_sense)

    def _lay_out(self, name: str) -> None:
        form = QFormLayout()
        form.addRow(tr("&From"), self._begin)
        form.addRow(tr("&To"), self._end)
        form.addRow(tr("Every &Nth frame"), self._every)
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(name))
        column.addLayout(form)
        column.addWidget(self._trouble)
        column.addWidget(MutedLabel(tr("Pictures are read in any case.")))
        for button in self._buttons.buttons():
            button.setIcon(QIcon())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column.addWidget(self._buttons)


def _time(field: QLineEdit, otherwise: float) -> float:
    """Return the time in a field, in seconds; another one where it is empty.

    Raises:
        ValueError: It is no time.
    """
    text = field.text().strip().replace(",", ".")
    return seconds_of(text) if text else otherwise
