"""The window and what is pasted or dropped on it."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDragLeaveEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.window import MainWindow
from emolens.readings import Image
from tests.windows import Open, drag, drop, says, shown


def paste(window: MainWindow, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    window.drop_and_paste.paste.trigger()


def picture(image: Image) -> QMimeData:
    data = QMimeData()
    height, width = image.shape[:2]
    pixels = QImage(image.data, width, height, image.strides[0], QImage.Format.Format_BGR888)
    data.setImageData(pixels.copy())
    return data


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def urls(*paths: Path) -> QMimeData:
    data = QMimeData()
    web = QUrl("https://example.org/a.png")
    data.setUrls([web, *(QUrl.fromLocalFile(str(path)) for path in paths)])
    return data


def test_a_file_can_be_dropped(open_window: Open, qtbot: QtBot, astronaut_png: Path) -> None:
    window = open_window()
    assert drop(window, urls(astronaut_png))
    qtbot.waitUntil(says(window, "Happy", "astronaut.png"))


def test_a_folder_can_be_dropped(open_window: Open, qtbot: QtBot, astronaut_png: Path) -> None:
    window = open_window()
    assert drop(window, urls(astronaut_png.parent))
    qtbot.waitUntil(says(window, "Happy", "astronaut.png"))


def test_a_picture_can_be_dropped(open_window: Open, qtbot: QtBot, portrait: Image) -> None:
    window = open_window()
    assert drop(window, picture(portrait))
    qtbot.waitUntil(says(window, "Happy", "Dropped picture"))


def test_what_is_neither_cannot_be_dropped(open_window: Open) -> None:
    window = open_window()
    assert not drop(window, text("hello"))
    assert "See what a face expresses" in shown(window)


def test_a_picture_can_be_pasted(open_window: Open, qtbot: QtBot, portrait: Image) -> None:
    window = open_window()
    seen: list[Image] = []
    window.stage.painted.connect(lambda frame: seen.append(frame.image))
    paste(window, picture(portrait))
    qtbot.waitUntil(says(window, "Happy", "Pasted picture"))
    np.testing.assert_array_equal(seen[0], portrait)
    assert window.core.settings.values.recent == ()


@pytest.mark.parametrize("as_text", [True, False])
def test_a_file_or_its_path_can_be_pasted(
    open_window: Open, qtbot: QtBot, astronaut_png: Path, as_text: bool
) -> None:
    window = open_window()
    paste(window, text(f" {astronaut_png}\n") if as_text else urls(astronaut_png))
    qtbot.waitUntil(says(window, "Happy", "astronaut.png"))


@pytest.mark.parametrize(
    ("data", "told"),
    [(text("hello"), "no picture"), (urls(), "never goes online"), (QMimeData(), "no picture")],
)
def test_what_cannot_be_pasted_is_told(open_window: Open, data: QMimeData, told: str) -> None:
    window = open_window()
    paste(window, data)
    assert told in window.status.currentMessage()


def test_several_files_that_are_dropped_are_gone_through_like_a_folder(
    open_window: Open, qtbot: QtBot, astronaut_png: Path, portrait: Image
) -> None:
    other, neighbour, note = (astronaut_png.with_name(n) for n in ("o.png", "n.png", "note.txt"))
    for path in (other, neighbour):
        cv2.imwrite(str(path), portrait)
    note.write_text("hello")
    window = open_window()
    assert drop(window, urls(other, note, astronaut_png))
    assert "2 of 3 dropped files" in window.status.currentMessage()
    qtbot.waitUntil(says(window, "o.png", "1 of 2"))
    window.folder_navigation.next.trigger()
    qtbot.waitUntil(says(window, "astronaut.png", "2 of 2"))


def test_while_something_is_dragged_over_it_the_window_shows_that_it_takes_it(
    open_window: Open, astronaut_png: Path
) -> None:
    window = open_window()
    hint = window.drop_and_paste.hint
    assert drag(window, urls(astronaut_png))
    assert hint.isVisible()
    assert hint.size() == window.stage.size()
    assert not hint.grab().isNull()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not hint.isVisible()
    assert drop(window, urls(astronaut_png))
    assert not hint.isVisible()
    assert not drag(window, text("hello"))
    assert not hint.isVisible()
