"""Dialog that sums up results: who takes part, by what, and what is to be written."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import tr, translated
from desktop.widgets.dialogs.pages import fit_to_screen
from desktop.widgets.messages.button import Button
from desktop.widgets.study.name_pattern import NamePattern
from desktop.widgets.study.participant_table import Members, ParticipantTable
from desktop.widgets.study.summary_options import SummaryOptions
from desktop.widgets.style.announcing import announce
from desktop.widgets.style.plain_text import PlainLabel
from emolens.study.errors import DesignError
from emolens.study.participants import Participants

_WIDTH, _HEIGHT = 760, 620


class SummaryDialog(QDialog):
    """Shows the sources of results, and offers to write table, report and figures.

    Attributes:
        files_wanted: The user wants to choose results.
        folder_wanted: The user wants to choose a folder of results.
        participants_wanted: The user wants to choose a table of participants.
        table_wanted: The table is to be written.
        report_wanted: The report is.
        figures_wanted: The figures are.
        shown_wanted: The user wants to look at what was written last.
        table: The sources.
        pattern: By which their names tell who takes part.
        options: By what they are summed up.
    """

    files_wanted = Signal()
    folder_wanted = Signal()
    participants_wanted = Signal()
    table_wanted = Signal()
    report_wanted = Signal()
    figures_wanted = Signal()
    shown_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Summary of results"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table, self.pattern, self.options = ParticipantTable(), NamePattern(), SummaryOptions()
        self._groups: Mapping[str, str] = {}
        self._results, self._said = PlainLabel(), PlainLabel()
        for label in (self._results, self._said):
            label.setWordWrap(True)
        self._writers = [
            Button(tr("Figures…"), primary=False),
            Button(tr("Report…"), primary=False),
            Button(tr("Save table…"), primary=True),
        ]
        wanted = (self.figures_wanted, self.report_wanted, self.table_wanted)
        for button, signal in zip(self._writers, wanted, strict=True):
            button.clicked.connect(signal)
        self._show_written = QPushButton(tr("Show"))
        self._show_written.clicked.connect(self.shown_wanted)
        self._lay_out()
        self.pattern.changed.connect(self._preview)
        self.show_members({}, 0)
        fit_to_screen(self, _WIDTH, _HEIGHT)

    def show_members(self, members: Members, unfinished: int) -> None:
        """Show the sources of results, and who was said to take part.

        Args:
            members: Of the results.
            unfinished: How many results are left out.
        """
        self.table.show_members(members)
        sources = sum(map(len, members.values()))
        found = tr("%Ln results", "", len(members)) + ", " + tr("%Ln sources", "", sources)
        if unfinished:
            found += ". " + tr("%Ln are not complete, and left out.", "", unfinished)
        self._results.setText(found)
        self._allow(bool(members))
        self._preview()

    def show_groups(self, groups: Mapping[str, str]) -> None:
        """Show the participants of a table in whose sources' names they are found."""
        self._groups = groups
        self._preview()

    def show_working(self, text: str) -> None:
        """Say what is being done."""
        self._allow(False)
        self._say(text)

    def show_outcome(self, text: str, *, can_show: bool) -> None:
        """Say what came of it, and whether it can be looked at."""
        self._allow(bool(self.table.members))
        self._say(text)
        self._show_written.setVisible(can_show)

    def _preview(self) -> None:
        """Show at once what the names of the sources tell."""
        try:
            participants = Participants(self.pattern.text, self._groups)
        except DesignError as error:
            self._say(translated(error))
            return
        tells = self.pattern.text or self._groups
        self.table.take_from(participants.of if tells else None)
        self._say("")

    def _allow(self, allowed: bool) -> None:
        for button in self._writers:
            button.setEnabled(allowed)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._show_written.hide()
        if text:
            announce(self._said, text)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        choose = (
            (tr("Choose files…"), self.files_wanted),
            (tr("Choose folder…"), self.folder_wanted),
        )
        column.addLayout(_line(self._results, *choose))
        name = PlainLabel(tr("Names of the &files"))
        name.setBuddy(self.pattern)
        names = _line(name, (tr("From a table…"), self.participants_wanted))
        names.insertWidget(1, self.pattern, stretch=1)
        column.addLayout(names)
        column.addWidget(self.table, stretch=1)
        column.addWidget(self.options)
        outcome = QHBoxLayout()
        outcome.addWidget(self._said, stretch=1)
        outcome.addWidget(self._show_written)
        column.addLayout(outcome)
        close = Button(tr("Close"), primary=False)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(close)
        row.addStretch()
        for button in self._writers:
            row.addWidget(button)
        column.addLayout(row)


def _line(label: PlainLabel, *buttons: tuple[str, SignalInstance]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(label, stretch=1 if label.wordWrap() else 0)
    for text, signal in buttons:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(signal)
        line.addWidget(button)
    return line
