"""Dialogs that ask for results, datasets and the folders that they go to."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n import tr


def ask_for_new_result(parent: QWidget, suggested: Path) -> Path | None:
    """Return where a result is to go, None where the user thinks better of it."""
    return _ask_where(
        parent,
        tr("Save results as"),
        suggested,
        [tr("CSV, for tables and pandas (*.csv)"), tr("JSON Lines (*.jsonl)")],
    )


def ask_for_new_picture(parent: QWidget, suggested: Path) -> Path | None:
    """Return where a snapshot is to go, None where the user thinks better of it."""
    return _ask_where(
        parent,
        tr("Save snapshot"),
        suggested,
        [tr("PNG picture (*.png)"), tr("JPEG picture (*.jpg)")],
    )


def ask_for_new_timeline(parent: QWidget, suggested: Path) -> Path | None:
    """Return where a picture of the timeline is to go, None where the user thinks better of it."""
    return _ask_where(
        parent,
        tr("Save timeline"),
        suggested,
        [tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)")],
    )


def ask_for_new_dataset(parent: QWidget, suggested: Path) -> Path | None:
    """Return the folder that a dataset is to become, None where the user thinks better of it."""
    path, _ = QFileDialog.getSaveFileName(parent, tr("Save dataset as"), str(suggested))
    return Path(path) if path else None


def ask_for_result(parent: QWidget, folder: Path) -> Path | None:
    """Return the result to open, None where the user thinks better of it."""
    path, _ = QFileDialog.getOpenFileName(
        parent, tr("Open results"), str(folder), tr("Results (*.csv *.jsonl)")
    )
    return Path(path) if path else None


def ask_for_results(parent: QWidget, last: Path) -> list[Path]:
    """Return the results to sum up, none where the user thinks better of it.

    Args:
        parent: The window that asks.
        last: A result that is probably wanted, or the folder where they may be.
    """
    paths, _ = QFileDialog.getOpenFileNames(
        parent, tr("Results to sum up"), str(last), tr("Results (*.csv *.jsonl)")
    )
    return [Path(path) for path in paths]


def ask_for_new_summary(parent: QWidget, suggested: Path) -> Path | None:
    """Return where a summary is to go, None where the user thinks better of it."""
    return _ask_where(
        parent, tr("Save summary"), suggested, [tr("CSV, for tables and pandas (*.csv)")]
    )


def ask_for_new_report(parent: QWidget, suggested: Path) -> Path | None:
    """Return where a report is to go, None where the user thinks better of it."""
    return _ask_where(parent, tr("Save report"), suggested, [tr("Page for browsers (*.html)")])


def ask_for_figures(parent: QWidget, folder: Path) -> Path | None:
    """Return the folder that figures are to go to, None where the user thinks better of it."""
    path = QFileDialog.getExistingDirectory(parent, tr("Folder for figures"), str(folder))
    return Path(path) if path else None


def ask_for_participants(parent: QWidget, folder: Path) -> Path | None:
    """Return the table of participants to take, None where the user thinks better of it."""
    path, _ = QFileDialog.getOpenFileName(
        parent, tr("Open participants"), str(folder), tr("Tables of participants (*.tsv *.csv)")
    )
    return Path(path) if path else None


def ask_for_events(parent: QWidget, folder: Path) -> Path | None:
    """Return the table of events to take in, None where the user thinks better of it."""
    path, _ = QFileDialog.getOpenFileName(
        parent, tr("Open events"), str(folder), tr("Tables of events (*.tsv *.csv)")
    )
    return Path(path) if path else None


def ask_for_new_events(parent: QWidget, suggested: Path) -> Path | None:
    """Return where a table of events is to go, None where the user thinks better of it."""
    return _ask_where(
        parent,
        tr("Save events"),
        suggested,
        [tr("BIDS events, tabs (*.tsv)"), tr("CSV, for tables and pandas (*.csv)")],
    )


def ask_for_recordings(parent: QWidget, folder: Path) -> Path | None:
    """Return the folder for recordings, None where the user thinks better of it."""
    path = QFileDialog.getExistingDirectory(parent, tr("Folder for recordings"), str(folder))
    return Path(path) if path else None


def _ask_where(parent: QWidget, title: str, suggested: Path, filters: list[str]) -> Path | None:
    """A dialog of its own adds the suffix before it asks whether to replace a file."""
    dialog = QFileDialog(parent, title, str(_writable(suggested.parent)))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(filters)
    dialog.setDefaultSuffix(suggested.suffix)
    dialog.filterSelected.connect(lambda text: dialog.setDefaultSuffix(_suffix_in(text)))
    dialog.selectFile(suggested.name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def _writable(folder: Path) -> Path:
    """Return the folder, or that of the user's documents where nothing can be written to it.

    So it is on a disc, and beside the example film of an installed program.
    """
    if os.access(folder, os.W_OK):
        return folder
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents))


def _suffix_in(text: str) -> str:
    return text.rpartition("*.")[2].rstrip(")")
