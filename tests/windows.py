"""The main window, and what it says."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLabel

from desktop.vision.errors import SourceError
from desktop.vision.sources import Source
from desktop.widgets.button import Button
from desktop.window import MainWindow

Open = Callable[..., MainWindow]


def no_camera() -> Source:
    raise SourceError("Camera 1 cannot be opened; connect it.")


def shown(window: MainWindow) -> str:
    """Everything that can be read in the window."""
    QApplication.processEvents()
    labels = (label for label in window.findChildren(QLabel) if label.isVisible())
    return " | ".join(label.text() for label in labels if label.text())


def buttons(window: MainWindow) -> dict[str, Button]:
    return {b.text(): b for b in window.findChildren(Button) if b.isVisible()}


def says(window: MainWindow, *texts: str) -> Callable[[], bool]:
    return lambda: all(text in shown(window) for text in texts)
