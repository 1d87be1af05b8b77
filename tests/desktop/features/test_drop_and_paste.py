"""The window and what is pasted or dropped on it."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from desktop.window import MainWindow
from emolens.readings import Image
from tests.windows import Open, drop, says, shown


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
