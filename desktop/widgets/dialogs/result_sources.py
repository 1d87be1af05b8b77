"""Dialog that lists the sources of a result, and whether their files are there."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import tr, with_names
from emolens.plain_text import plain
from emolens.results.reader import Result
from emolens.results.source_files import SourceFiles

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
Changed = Callable[[str, Path], bool]


class ResultSourcesDialog(QDialog):
    """Lets the user choose one of a result's sources.

    Attributes:
        chosen: Carries the name of the one that is to be shown.
        table: The list.

    Args:
        result: The result.
        files: Finds the files of its sources.
        changed: Says whether the file of a source has changed since it was read.
        parent: The parent in Qt.
    """

    chosen = Signal(str)

    def __init__(
        self,
        result: Result,
        files: SourceFiles,
        changed: Changed,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(with_names(tr("Sources of {name}"), name=result.path.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sources = result.sources
        self.table = QTableView()
        self.table.setModel(_Sources(result.sources, files, changed, self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.table.selectRow(0)
        self.table.doubleClicked.connect(self.accept)
        Button = QDialogButtonBox.StandardButton  # noqa: N806 - a class
        buttons = QDialogButtonBox(Button.Open | Button.Cancel)
        buttons.button(Button.Open).setText(tr("Show"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.table)
        column.addWidget(buttons)
        self.resize(520, 360)

    def accept(self) -> None:
        """Choose the source that is selected."""
        row = self.table.currentIndex().row()
        super().accept()
        if row >= 0:
            self.chosen.emit(self._sources[row])


class _Sources(QAbstractTableModel):
    """The name of each source, and the state of its file; looked for once it is to be seen."""

    def __init__(
        self, sources: tuple[str, ...], files: SourceFiles, changed: Changed, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._sources = sources
        self._find = cache(files.find)
        self._changed = cache(changed)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._sources)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else 2

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's type
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Source"), tr("File"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        source = self._sources[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(self._find(source) or source)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if index.column() == 0:
            return plain(Path(source).name)
        path = self._find(source)
        if path is None:
            return tr("not found")
        return tr("changed since") if self._changed(source, path) else tr("found")
