"""Dialogs that ask for pictures, videos and folders."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n import tr
from emolens.sources.file_kinds import Medium, readable_suffixes


def ask_for_file(parent: QWidget, last: Path | None) -> Path | None:
    """Return the chosen file, None where the user thinks better of it.

    Args:
        parent: The window that asks.
        last: What was opened last, near which the dialog begins; None for the user's pictures.
    """
    path, _ = QFileDialog.getOpenFileName(
        parent, tr("Open picture or video"), _beginning(last), _filters()
    )
    return Path(path) if path else None


def ask_for_files(parent: QWidget, last: Path | None) -> list[Path]:
    """Return the chosen files, none where the user thinks better of it."""
    paths, _ = QFileDialog.getOpenFileNames(
        parent, tr("Choose files"), _beginning(last), _filters()
    )
    return [Path(path) for path in paths]


def ask_for_folder(parent: QWidget, last: Path | None, title: str = "") -> Path | None:
    """Return the chosen folder, as :func:`ask_for_file` does the file.

    Args:
        parent: Likewise.
        last: Likewise.
        title: Of the dialog, where the folder is not to be opened but used otherwise.
    """
    title = title or tr("Open folder")
    path = QFileDialog.getExistingDirectory(parent, title, _beginning(last))
    return Path(path) if path else None


def _beginning(last: Path | None) -> str:
    pictures = QStandardPaths.StandardLocation.PicturesLocation
    folder = last.parent if last else Path(QStandardPaths.writableLocation(pictures))
    return str(folder if folder.is_dir() else Path.home())


def _filters() -> str:
    pictures, videos = _patterns("picture"), _patterns("video")
    return ";;".join(
        (
            tr("Pictures and videos ({patterns})").format(patterns=f"{pictures} {videos}"),
            tr("Pictures ({patterns})").format(patterns=pictures),
            tr("Videos ({patterns})").format(patterns=videos),
            tr("All files ({patterns})").format(patterns="*"),
        )
    )


def _patterns(medium: Medium) -> str:
    return " ".join(f"*{suffix}" for suffix in readable_suffixes(medium))
