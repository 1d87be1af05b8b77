"""Form of the choices by which results are summed up: parts, points in time, faces."""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QWidget,
)

from desktop.i18n import tr
from desktop.widgets.style.plain_text import PlainLabel
from emolens.plain_text import plain

_OWN, _TABLE, _PIECES = range(3)
_LARGEST, _SOME = 1, 2
_LONGEST = 86_400.0  # seconds


class SummaryOptions(QWidget):
    """Asks for what ``emolens summarize`` has options for.

    Attributes:
        events_wanted: The user wants to choose a table of events.
    """

    events_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._table: Path | None = None
        self._parts = QComboBox()
        self._parts.addItems(
            [tr("events of the results"), tr("events of a table"), tr("pieces of equal length")]
        )
        self._events = QPushButton(tr("Choose…"))
        self._events.clicked.connect(self.events_wanted)
        self._bins = _seconds(0.1, 10.0)
        self._bins.setAccessibleName(tr("Length of a piece"))
        self._after = _seconds(0.0, 0.0)
        self._after.setSpecialValueText(tr("until the next event"))
        self._faces = QComboBox()
        self._faces.addItems(
            [tr("all"), tr("the largest, whatever its track"), tr("the largest ones")]
        )
        self._most = QSpinBox()
        self._most.setRange(1, 99)
        self._most.setAccessibleName(tr("Number of faces"))
        self._lay_out()
        self._parts.currentIndexChanged.connect(self._show)
        self._parts.activated.connect(self._ask)
        self._faces.currentIndexChanged.connect(self._show)
        self._show()

    @property
    def events(self) -> Path | None:
        """The table of events; None for those of the results."""
        return self._table if self._parts.currentIndex() == _TABLE else None

    @property
    def bins(self) -> float:
        """Seconds of the pieces; infinite for events."""
        return self._bins.value() if self._parts.currentIndex() == _PIECES else math.inf

    @property
    def after(self) -> float | None:
        """Seconds that count after an event without duration; None until the next one."""
        return self._after.value() or None

    @property
    def largest(self) -> bool:
        """Whether the largest face of each frame alone counts."""
        return self._faces.currentIndex() == _LARGEST

    @property
    def at_most(self) -> int | None:
        """How many faces of a frame count; None for all."""
        return self._most.value() if self._faces.currentIndex() == _SOME else None

    def show_events(self, table: Path | None) -> None:
        """Show a table of events that was chosen; where none is, those of the results count."""
        self._table = table or self._table
        if self._table is None:
            self._parts.setCurrentIndex(_OWN)
        else:
            self._events.setText(plain(self._table.name).replace("&", "&&"))

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for text, *widgets in (
            (tr("&Parts"), self._parts, self._events, self._bins),
            (tr("&After a point in time"), self._after),
            (tr("Fa&ces"), self._faces, self._most),
        ):
            label, row = PlainLabel(text), QHBoxLayout()
            label.setBuddy(widgets[0])
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch()
            form.addRow(label, row)

    def _ask(self, choice: int) -> None:
        if choice == _TABLE and self._table is None:
            self.events_wanted.emit()

    def _show(self) -> None:
        """Show what belongs to the choices."""
        parts = self._parts.currentIndex()
        self._events.setVisible(parts == _TABLE)
        self._bins.setVisible(parts == _PIECES)
        self._after.setEnabled(parts != _PIECES)
        self._most.setVisible(self._faces.currentIndex() == _SOME)


def _seconds(least: float, value: float) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setRange(least, _LONGEST)
    field.setDecimals(1)
    field.setSuffix(" s")  # the symbol is the same in every language
    field.setValue(value)
    return field
