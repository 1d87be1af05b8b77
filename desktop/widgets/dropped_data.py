"""Dropped or pasted data: the file or the picture in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QPainter

from desktop.widgets.view.qimage import frame_of
from emolens.readings import Image


def files_in_data(data: QMimeData) -> list[Path]:
    """Return the local files and folders."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def path_in_text(data: QMimeData) -> Path | None:
    """Return the file or folder that is there and that a text names, as a path or a URL."""
    text = data.text().strip()
    url = QUrl(text)
    if url.isLocalFile():
        return Path(url.toLocalFile())
    path = Path(text.strip("'\"")).expanduser()
    try:
        return path if path.is_absolute() and path.exists() else None
    except (OSError, ValueError):  # too long, or no path at all
        return None


def image_in(data: QMimeData) -> Image | None:
    """Return the picture itself, BGR, uint8, ``[height, width, 3]``; None where there is none."""
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return None
    return frame_of(_on_white(image))


def _on_white(image: QImage) -> QImage:
    """Return a picture without transparency, as those from files are read."""
    if not image.hasAlphaChannel():
        return image
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    return flat


def is_from_the_web(data: QMimeData) -> bool:
    """Return whether all that there is lies elsewhere."""
    text = data.text().strip()
    addresses = [*data.urls(), QUrl(text, QUrl.ParsingMode.StrictMode)]
    return any(url.scheme() in ("http", "https") for url in addresses)
