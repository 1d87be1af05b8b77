"""Dialog for the choice of a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import tr
from desktop.widgets.style.muted_label import MutedLabel


@dataclass(frozen=True)
class ModelEntry:
    """A model that can be chosen.

    Attributes:
        path: Its file; None for whichever shipped one suits the machine.
        title: What it is called.
        text: What there is to say of it.
    """

    path: Path | None
    title: str
    text: str


class ModelDialog(QDialog):
    """Lists models, and takes any other file.

    Attributes:
        chosen: Carries the path of the model file chosen; None for the shipped one that suits.

    Args:
        entries: The models.
        current: The place of the one that reads now.
        parent: The parent in Qt.
        title: Of the dialog; empty for that of the choice of what reads.
    """

    chosen = Signal(object)

    def __init__(
        self,
        entries: Sequence[ModelEntry],
        current: int,
        parent: QWidget | None = None,
        *,
        title: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title or tr("Choose a model"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = entries
        self._list = _list_of(entries)
        self._list.setCurrentRow(current)
        self._list.itemActivated.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(MutedLabel(tr("Takes effect immediately.")))
        column.addWidget(self._list)
        column.addWidget(self._buttons())
        self._use.setDefault(True)  # once it is in its dialog, which must hear of it
        self.accepted.connect(self._tell)
        self.resize(460, 320)
        self._list.setFocus()

    def _tell(self) -> None:
        self.chosen.emit(self._entries[self._list.currentRow()].path)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._use = buttons.addButton(tr("Use"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        other = buttons.addButton(tr("Other file…"), QDialogButtonBox.ButtonRole.ActionRole)
        other.clicked.connect(self._ask)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.windowTitle(), "", tr("Model files") + " (*.onnx)"
        )
        if path:
            self.chosen.emit(Path(path))
            self.reject()


def _list_of(entries: Sequence[ModelEntry]) -> QListWidget:
    widget = QListWidget()
    widget.setAccessibleName(tr("Models"))
    widget.setSpacing(4)
    widget.setWordWrap(True)
    widget.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for entry in entries:
        widget.addItem(QListWidgetItem(f"{entry.title}\n{entry.text}"))
    return widget
