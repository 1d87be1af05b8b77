"""Somebody who uses every action, key, drop and dialog of the window without a plan."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QAction,
    QDesktopServices,
    QGuiApplication,
    QImage,
    QKeySequence,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.settings.declared import DECLARATIONS, Settings
from desktop.settings.kinds import Choice, Number
from desktop.window import MainWindow
from emolens.errors import CameraLostError
from emolens.protocols import Source
from emolens.readings import Image
from tests.fakes import FakeCamera
from tests.windows import drop

_KEYS = [
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Delete, Qt.Key.Key_Plus, Qt.Key.Key_Minus),
    *(Qt.Key.Key_Comma, Qt.Key.Key_Period, Qt.Key.Key_A, Qt.Key.Key_0),
]
_MODIFIERS = [
    *(3 * [Qt.KeyboardModifier.NoModifier]),
    *(Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier),
]


class RandomUser:
    """Does one thing after the other with a window; the same ones for the same seed.

    Args:
        seed: Of the choices.
        image: What the camera shows.
        paths: What is opened, dropped and pasted: sound files, broken ones, folders.
    """

    def __init__(self, seed: int, image: Image, paths: Sequence[Path]) -> None:
        self.done: list[str] = []
        self._random = random.Random(seed)
        self._image = image
        self._paths = paths
        self._camera = FakeCamera(image)
        self._deeds: list[Callable[[MainWindow], None]] = [
            *(8 * [self._trigger]),
            *(4 * [self._press, self._click, self._answer]),
            *(2 * [self._drop, self._paste, self._turn_wheel, self._set, self._open_menu]),
            *(self._trouble_camera, self._resize, self._choose_recent),
        ]

    def open_camera(self) -> Source:
        """Open a camera that may be lost, black or silent for a while."""
        self._camera = FakeCamera(self._image)
        return self._camera

    def answer_file_dialogs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let every file dialog be answered at once, or cancelled, and start no browser."""
        one, folder = self._path, self._folder
        answers = {
            "getOpenFileName": lambda *_: (one(), ""),
            "getOpenFileNames": lambda *_: ([path for path in (one(), one()) if path], ""),
            "getExistingDirectory": lambda *_: folder(),
        }
        for name, answer in answers.items():
            monkeypatch.setattr(QFileDialog, name, staticmethod(answer))
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: self._random.random() < 0.5)
        monkeypatch.setattr(QFileDialog, "exec", lambda _: self._random.random() < 0.5)

    def use(self, window: MainWindow, qtbot: QtBot) -> None:
        """Do one thing, and wait for up to a few frames."""
        deed = self._random.choice(self._deeds)
        self.done.append(deed.__name__)
        closing = QTimer()  # a button with a menu holds whoever presses it until that is closed
        closing.timeout.connect(_close_menu)
        closing.start(5)
        deed(window)
        closing.stop()
        qtbot.wait(self._random.choice([0, 0, 5, 20, 60]))

    def leave(self) -> None:
        """Let a silent camera answer, so that it can be closed, and empty the clipboard."""
        self._camera.answering.set()
        QGuiApplication.clipboard().clear()  # Python's own data crash a process that ends

    def _path(self) -> str:
        return str(self._random.choice([*self._paths, ""]))

    def _folder(self) -> str:
        return str(self._random.choice([*(p for p in self._paths if p.is_dir()), ""]))

    def _trigger(self, window: MainWindow) -> None:
        kept = {QKeySequence(QKeySequence.StandardKey.Quit)}
        actions = [
            action
            for action in window.findChildren(QAction)
            if action.isEnabled() and not action.menu() and action.shortcut() not in kept
        ]
        action = self._random.choice(actions)
        self.done[-1] += f" {action.text()}"
        action.trigger()

    def _press(self, window: MainWindow) -> None:
        target = QApplication.focusWidget() or window
        QTest.keyClick(target, self._random.choice(_KEYS), self._random.choice(_MODIFIERS))

    def _click(self, window: MainWindow) -> None:
        widget = self._visible(window)
        place = self._place(widget)
        button = Qt.MouseButton.LeftButton
        self.done[-1] += f" {type(widget).__name__}"
        if self._random.random() < 0.3:
            QTest.mousePress(widget, button, pos=place)
            QTest.mouseMove(widget, self._place(widget))
            QTest.mouseRelease(widget, button, pos=self._place(widget))
        else:
            QTest.mouseClick(widget, button, pos=place)

    def _answer(self, window: MainWindow) -> None:
        dialogs = [d for d in window.findChildren(QDialog) if d.isVisible()]
        if not dialogs:
            return
        dialog = self._random.choice(dialogs)
        buttons = [b for b in dialog.findChildren(QAbstractButton) if b.isEnabled()]
        if buttons and self._random.random() < 0.7:
            self._random.choice(buttons).click()
        else:
            dialog.reject()

    def _drop(self, window: MainWindow) -> None:
        drop(window, self._data())

    def _paste(self, window: MainWindow) -> None:
        QGuiApplication.clipboard().setMimeData(self._data())
        window.drop_and_paste.paste.trigger()

    def _data(self) -> QMimeData:
        data = QMimeData()
        kind = self._random.choice(["files", "files", "picture", "text", "nothing"])
        if kind == "files":
            data.setUrls([QUrl.fromLocalFile(self._path()) for _ in range(2)])
        elif kind == "picture":
            height, width = self._image.shape[:2]
            form = QImage.Format.Format_BGR888
            data.setImageData(QImage(self._image.tobytes(), width, height, 3 * width, form).copy())
        elif kind == "text":
            data.setText(self._random.choice(["hello", self._path()]))
        return data

    def _turn_wheel(self, window: MainWindow) -> None:
        widget = self._visible(window)
        place = QPointF(self._place(widget))
        angle = QPoint(0, self._random.choice([-480, -120, 120, 480]))
        nothing = (Qt.MouseButton.NoButton, self._random.choice(_MODIFIERS))
        event = QWheelEvent(
            place,
            QPointF(widget.mapToGlobal(place)),
            QPoint(),
            angle,
            *nothing,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    def _set(self, window: MainWindow) -> None:
        name = self._random.choice([name for name, d in DECLARATIONS.items() if d.shown])
        kind = DECLARATIONS[name].kind
        values: Sequence[object] = (False, True)
        if isinstance(kind, Choice):
            values = list(kind.options)
        elif isinstance(kind, Number):
            values = (kind.low, getattr(Settings, name), kind.high)
        value = self._random.choice(values)
        self.done[-1] += f" {name} {value}"
        window.core.settings.change(**{name: value})

    def _open_menu(self, window: MainWindow) -> None:
        self._random.choice(window.findChildren(QMenu)).aboutToShow.emit()

    def _choose_recent(self, window: MainWindow) -> None:
        recent = window.core.settings.values.recent
        if recent:
            window.open_files.open_path(Path(self._random.choice(recent)))

    def _trouble_camera(self, window: MainWindow) -> None:  # noqa: ARG002 - one form for all deeds
        trouble = self._random.choice(["lost", "black", "silent", "sound"])
        if trouble == "lost":
            self._camera.lose(CameraLostError("Camera 1 was lost; check its cable."))
        elif trouble == "silent":
            self._camera.answering.clear()
        else:
            self._camera.image = self._image * (0 if trouble == "black" else 1)
            self._camera.answering.set()

    def _resize(self, window: MainWindow) -> None:
        window.resize(self._random.randint(640, 1600), self._random.randint(480, 1000))

    def _visible(self, window: MainWindow) -> QWidget:
        widgets = [w for w in window.findChildren(QWidget) if w.isVisible() and w.isEnabled()]
        return self._random.choice([w for w in widgets if not isinstance(w, QMenu)])

    def _place(self, widget: QWidget) -> QPoint:
        return QPoint(
            self._random.randrange(max(1, widget.width())),
            self._random.randrange(max(1, widget.height())),
        )


def _close_menu() -> None:
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()
