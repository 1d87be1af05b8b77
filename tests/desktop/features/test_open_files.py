"""The window and the files that it opens."""

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from emolens.protocols import Source
from emolens.readings import Image
from emolens.sources.files import open_file
from tests.fakes import FakeCamera
from tests.videos import write_video
from tests.windows import Open, buttons, says, shown


def test_a_picture_is_read(open_window: Open, qtbot: QtBot, astronaut_png: Path) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy", "80\u202f%", "1 face", "astronaut.png"))
    assert "fps" not in shown(window)
    assert window.windowTitle().startswith("astronaut.png")


def test_a_picture_without_a_face_stays_with_a_hint(
    open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "grey.png"
    cv2.imwrite(str(path), np.full((200, 300, 3), 99, np.uint8))
    window = open_window(path=path)
    qtbot.waitUntil(says(window, "No face found in this picture.", "no faces"))
    assert window.stage.view.isVisible()
    assert "Open another…" in buttons(window)


def test_an_unreadable_picture_is_named_and_another_can_be_opened(
    open_window: Open,
    qtbot: QtBot,
    tmp_path: Path,
    astronaut_png: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "broken.jpg"
    path.write_text("hello")
    window = open_window(path=path)
    qtbot.waitUntil(says(window, "This file cannot be shown", "broken.jpg"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(astronaut_png), ""))
    qtbot.mouseClick(buttons(window)["Open another…"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(says(window, "Happy"))


def test_a_file_that_appears_is_read_on_trying_again(
    open_window: Open, qtbot: QtBot, tmp_path: Path, astronaut: Image
) -> None:
    path = tmp_path / "late.png"
    window = open_window(path=path)
    qtbot.waitUntil(says(window, "This file cannot be shown"))
    cv2.imwrite(str(path), astronaut)
    qtbot.mouseClick(buttons(window)["Try again"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(says(window, "Happy"))


def test_a_cancelled_dialog_changes_nothing(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    window.open_files.open.trigger()
    assert "Open a picture" in shown(window)


@pytest.mark.usefixtures("impatient")
def test_a_large_picture_is_said_to_take_long(
    open_window: Open, qtbot: QtBot, astronaut_png: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded = threading.Event()

    def open_slowly(path: Path) -> Source:
        assert decoded.wait(10)
        return open_file(path)

    monkeypatch.setattr("desktop.source_request.open_file", open_slowly)
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "astronaut.png takes long to read"))
    decoded.set()
    qtbot.waitUntil(says(window, "Happy"))


def test_a_picture_takes_the_place_of_the_webcam(
    open_window: Open, qtbot: QtBot, portrait: Image, astronaut_png: Path
) -> None:
    camera = FakeCamera(portrait)
    window = open_window(lambda: camera)
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "fps"))
    window.open_files.open_path(astronaut_png)
    assert not window.camera.webcam.isChecked()
    qtbot.waitUntil(says(window, "Happy", "astronaut.png"))
    assert "fps" not in shown(window)
    assert camera.closed.wait(10)


def test_a_video_plays_to_its_end_and_again(
    open_window: Open, qtbot: QtBot, portrait: Image, tmp_path: Path
) -> None:
    window = open_window(path=write_video(tmp_path / "a.avi", [portrait] * 60, fps=30))
    for _ in range(2):
        qtbot.waitUntil(says(window, "The video has ended.", "a.avi"))
        assert window.stage.shows_frame
        assert "fps" not in shown(window)
        qtbot.mouseClick(buttons(window)["Play again"], Qt.MouseButton.LeftButton)
        assert "The video has ended." not in shown(window)


def test_a_video_offers_to_be_played_again_also_once_its_end_is_read(
    open_window: Open, qtbot: QtBot, portrait: Image, tmp_path: Path
) -> None:
    window = open_window(path=write_video(tmp_path / "a.avi", [portrait] * 30, fps=30))
    qtbot.waitUntil(says(window, "The video has ended."))
    with qtbot.waitSignal(window.player.analysed):
        window.player.read_again()  # as when the last frame is read later than it is shown
    assert "Play again" in buttons(window)
    window.playback.back.trigger()
    qtbot.waitUntil(lambda: "The video has ended." not in shown(window))


def test_a_video_that_breaks_off_says_so(
    open_window: Open, qtbot: QtBot, portrait: Image, tmp_path: Path
) -> None:
    path = write_video(tmp_path / "cut.avi", [portrait] * 60, fps=100)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    window = open_window(path=path)
    qtbot.waitUntil(says(window, "The video stopped", "cut.avi"))
