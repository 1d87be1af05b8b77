"""Asks the user for a picture or a video."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

_PICTURES = "*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff"
_VIDEOS = "*.mp4 *.m4v *.mov *.avi *.mkv *.webm"
_FILTERS = ";;".join(
    (
        f"Pictures and videos ({_PICTURES} {_VIDEOS})",
        f"Pictures ({_PICTURES})",
        f"Videos ({_VIDEOS})",
        "All files (*)",
    )
)


def ask_for_file(parent: QWidget, last: Path | None) -> Path | None:
    """Return the chosen file, None where the user thinks better of it.

    Args:
        parent: The window that asks.
        last: The file opened last, whose folder the dialog shows; None for the user's pictures.
    """
    pictures = QStandardPaths.StandardLocation.PicturesLocation
    folder = str(last.parent) if last else QStandardPaths.writableLocation(pictures)
    path, _ = QFileDialog.getOpenFileName(parent, "Open image", folder, _FILTERS)
    return Path(path) if path else None
