"""Table of the sources of a study, in which it is typed who takes part in each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.i18n import tr
from emolens.plain_text import plain
from emolens.study.participants import Membership

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_LONGEST = 80  # letters of a name that is typed
Members = Mapping[Path, Mapping[str, Membership]]


class ParticipantTable(QTableView):
    """Shows a line for each source, with its participant and group, which can be typed.

    What is typed stays, whatever the names of the files tell.
    """

    def __init__(self) -> None:
        super().__init__()
        self._model = _Members(self)
        self.setModel(self._model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, 18 * self.fontMetrics().averageCharWidth())
        self.setAccessibleName(tr("Participants"))

    @property
    def members(self) -> Members:
        """Who takes part in each source of each result."""
        return self._model.members

    def show_members(self, members: Members) -> None:
        """Show results, and what was said of them before."""
        self._model.show_members(members)

    def take_from(self, names: Callable[[str], Membership] | None) -> None:
        """Show what the names of sources tell by something, but where it was typed.

        Args:
            names: Given the name of a source; None to show what was said before.
        """
        self._model.take_from(names)


class _Members(QAbstractTableModel):
    """Participants and groups: those typed, else those that names tell, else those said before."""

    def __init__(self, parent: ParticipantTable) -> None:
        super().__init__(parent)
        self._lines: list[tuple[Path, str]] = []  # results and their sources
        self._said: Members = {}
        self._names: Callable[[str], Membership] | None = None
        self._typed: dict[tuple[int, int], str] = {}

    @property
    def members(self) -> Members:
        found: dict[Path, dict[str, Membership]] = {result: {} for result in self._said}
        for line, (result, source) in enumerate(self._lines):
            found[result][source] = (self._text(line, 1), self._text(line, 2))
        return found

    def show_members(self, members: Members) -> None:
        self.beginResetModel()
        self._said, self._typed = members, {}
        self._lines = [(result, source) for result, of in members.items() for source in of]
        self.endResetModel()

    def take_from(self, names: Callable[[str], Membership] | None) -> None:
        self._names = names
        last = self.index(len(self._lines) - 1, 2)
        self.dataChanged.emit(self.index(0, 1), last)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else 3

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's type
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Source"), tr("Participant"), tr("Group"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        source = self._lines[index.row()][1]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return plain(source)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        if index.column() == 0:
            return plain(Path(source).name)
        return plain(self._text(index.row(), index.column()))

    def setData(  # noqa: N802
        self,
        index: _Index,
        value: Any,  # noqa: ANN401 - Qt's type
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        text = " ".join(str(value).split())[:_LONGEST]
        if role != Qt.ItemDataRole.EditRole or text == self._text(index.row(), index.column()):
            return False
        self._typed[index.row(), index.column()] = text
        self.dataChanged.emit(index, index)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() else flags

    def _text(self, line: int, column: int) -> str:
        if (line, column) in self._typed:
            return self._typed[line, column]
        result, source = self._lines[line]
        said = self._names(source) if self._names else self._said[result][source]
        return said[column - 1]
