"""Browser of the user's system, which shows the documents."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_LIBRARIES = "LD_LIBRARY_PATH"


def open_in_browser(page: Path) -> bool:
    """Open a page that lies on this computer; return whether anything took it."""
    with _as_the_system_has_it():
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))


@contextmanager
def _as_the_system_has_it() -> Iterator[None]:
    """Hide from a program that is started where a bundle on Linux has its own libraries.

    PyInstaller's start-up code names their folder, and keeps what stood there before.
    """
    if not hasattr(sys, "frozen"):
        yield
        return
    ours = os.environ.pop(_LIBRARIES, None)
    if (theirs := os.environ.get(f"{_LIBRARIES}_ORIG")) is not None:
        os.environ[_LIBRARIES] = theirs
    try:
        yield
    finally:
        os.environ.pop(_LIBRARIES, None)
        if ours is not None:
            os.environ[_LIBRARIES] = ours
