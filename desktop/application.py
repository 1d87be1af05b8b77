"""The Qt application, which on macOS is also told there which files to open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """The application.

    Attributes:
        file_given: Carries the path of a file that Finder or the Dock gives; other systems name
            files on the command line.
    """

    file_given = Signal(object)

    def event(self, event: QEvent) -> bool:
        """Pass on the file that is to be opened."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_given.emit(Path(event.file()))
            return True
        return super().event(event)
