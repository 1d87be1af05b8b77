"""Log file of the window, for its user alone."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import cast

from PySide6.QtCore import QStandardPaths

from emolens.plain_text import PlainFormatter

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # Windows has none


@contextmanager
def logging_to_file() -> Iterator[Path]:
    """Log to a file of at most three times 256 KiB, without any image content."""
    handler = _handler()
    handler.setFormatter(PlainFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield Path(handler.baseFilename)
    finally:
        root.setLevel(level)
        root.removeHandler(handler)
        handler.close()


class _PrivateHandler(RotatingFileHandler):
    """Writes a log that nobody else may read, and follows no link to another's file."""

    def _open(self) -> TextIOWrapper:
        file = open(  # noqa: SIM115 - pathlib's takes no opener, and logging closes it
            self.baseFilename, self.mode, encoding=self.encoding, opener=_open_private
        )
        return cast(TextIOWrapper, file)


def _handler() -> RotatingFileHandler:
    """Open the log in the user's data folder, or where that is read-only in one of its own."""
    locations = QStandardPaths.StandardLocation
    try:
        return _handler_in(Path(QStandardPaths.writableLocation(locations.AppLocalDataLocation)))
    except OSError:
        shared = QStandardPaths.writableLocation(locations.TempLocation)
        return _handler_in(Path(tempfile.mkdtemp(prefix="emolens-", dir=shared)))


def _handler_in(folder: Path) -> RotatingFileHandler:
    folder.mkdir(parents=True, exist_ok=True)
    return _PrivateHandler(
        folder / "emolens.log", maxBytes=256 * 1024, backupCount=2, encoding="utf-8"
    )


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags | _NO_LINK, 0o600)
