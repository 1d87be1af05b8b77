"""Card of the model that reads: what its file says of it, and how fast it is here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from desktop.i18n import number, tr
from desktop.widgets.dialogs.model_facts import Facts, about, measured, origin
from desktop.widgets.dialogs.pages import heading, lay_out_page
from desktop.widgets.style.muted_label import MutedLabel
from desktop.widgets.style.plain_text import PlainLabel
from emolens.model.contract import ModelMetadata

_TEXT_WIDTH, _NAME_WIDTH = 50, 24
"""Letters of a line, and of a name, at most."""


class ModelCard(QDialog):
    """Shows it, and takes in the speed when that has been measured.

    Args:
        name: Of the file.
        metadata: What the file says.
        size: Of the file in bytes; None where it is gone.
        parent: The parent in Qt.
    """

    def __init__(
        self, name: str, metadata: ModelMetadata, size: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About this model"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._speed = _fact(tr("being measured…"))
        self._speed_name = tr("Speed on this computer")
        page = QWidget()
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(28, 4, 28, 20)
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._add(name, about(metadata, size))
        self._add_row(self._speed_name, self._speed)
        self._add(tr("What was measured"), measured(metadata))
        self._add(tr("Where it comes from"), origin(metadata))
        lay_out_page(self, page)

    def show_speed(self, seconds: float) -> None:
        """Show how long it takes for a face on this machine."""
        text = tr("{time} ms per face").format(time=number(1000 * seconds, 1))
        self._speed.setText(text)
        _name(self._speed, self._speed_name)

    def _add(self, title: str, facts: Facts) -> None:
        if not facts:
            return
        self._grid.addWidget(heading(title), self._grid.rowCount(), 0, 1, 2)
        for name, text in facts:
            self._add_row(name, _fact(text))

    def _add_row(self, name: str, fact: PlainLabel) -> None:
        row = self._grid.rowCount()
        label = MutedLabel(name)
        most = label.fontMetrics().averageCharWidth() * _NAME_WIDTH
        label.setFixedWidth(min(label.sizeHint().width(), most))
        label.setWordWrap(True)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(fact, row, 1)
        _name(fact, name)


def _name(fact: PlainLabel, name: str) -> None:
    """Tell screen readers a fact with its name, which stands beside it."""
    fact.setAccessibleName(f"{name}: {fact.text()}")


def _fact(text: str) -> PlainLabel:
    fact = PlainLabel(text)
    fact.setWordWrap(True)
    fact.setAlignment(Qt.AlignmentFlag.AlignTop)  # as the name beside it
    fact.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    fact.setMinimumWidth(fact.fontMetrics().averageCharWidth() * _TEXT_WIDTH)
    return fact
