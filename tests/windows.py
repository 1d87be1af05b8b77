"""The main window, and what it says."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.messages.button import Button
from desktop.window import MainWindow
from emolens.errors import SourceError
from emolens.protocols import Source

Open = Callable[..., MainWindow]

_LEFT = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
_COPY = Qt.DropAction.CopyAction


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


def drag(window: MainWindow, data: QMimeData) -> bool:
    """Drag it over the window; return whether the window takes it."""
    enter = QDragEnterEvent(QPoint(50, 50), _COPY, data, *_LEFT)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    return enter.isAccepted()


def drop(window: MainWindow, data: QMimeData) -> bool:
    """Drag it over the window and drop it; return whether the window takes it."""
    taken = drag(window, data)
    if taken:
        QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), _COPY, data, *_LEFT))
    return taken


def press(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Click the button with a text."""
    qtbot.mouseClick(buttons(window)[text], Qt.MouseButton.LeftButton)
