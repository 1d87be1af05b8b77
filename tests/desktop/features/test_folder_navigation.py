"""The window and folders, and what was opened last."""

from pathlib import Path

import cv2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.settings.file import SettingsFile
from desktop.window import MainWindow
from emolens.readings import Image
from tests.fakes import FakeCamera
from tests.windows import Open, buttons, says, shown


@pytest.fixture
def folder(portrait: Image, tmp_path: Path) -> Path:
    """Three pictures, the second of which is broken."""
    folder = tmp_path / "holiday"
    folder.mkdir()
    for name in ("a.png", "c.png"):
        cv2.imwrite(str(folder / name), portrait)
    (folder / "b.png").write_text("hello")
    return folder


def test_a_folder_is_gone_through_by_keys(open_window: Open, qtbot: QtBot, folder: Path) -> None:
    window = open_window(path=folder)
    qtbot.waitUntil(says(window, "a.png", "1 of 3", "Happy"))
    assert not window.folder_navigation.previous.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    qtbot.waitUntil(says(window, "b.png", "2 of 3", "This file cannot be shown"))
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    qtbot.waitUntil(says(window, "c.png", "3 of 3", "Happy"))
    assert not window.folder_navigation.next.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    qtbot.waitUntil(says(window, "b.png", "2 of 3"))


def test_a_picture_has_its_folders_neighbours(
    open_window: Open, qtbot: QtBot, folder: Path, portrait: Image
) -> None:
    window = open_window(lambda: FakeCamera(portrait), path=folder / "c.png")
    qtbot.waitUntil(says(window, "Happy", "3 of 3"))
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "fps"))
    assert "3 of 3" not in shown(window)
    assert not window.folder_navigation.previous.isEnabled()


def test_a_picture_alone_has_no_place(open_window: Open, qtbot: QtBot, astronaut_png: Path) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    qtbot.waitUntil(lambda: window.folder_navigation._files == [astronaut_png])
    assert "1 of 1" not in shown(window)


def test_a_folder_without_pictures_says_so_and_can_be_tried_again(
    open_window: Open, qtbot: QtBot, tmp_path: Path, portrait: Image
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    window = open_window(path=empty)
    qtbot.waitUntil(says(window, "empty holds no pictures and no videos"))
    cv2.imwrite(str(empty / "a.png"), portrait)
    qtbot.mouseClick(buttons(window)["Try again"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(says(window, "Happy"))


def test_a_folder_is_opened_by_the_menu(
    open_window: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    window.open_files.open_folder.trigger()
    qtbot.waitUntil(says(window, "a.png", "1 of 3", "Happy"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    window.open_files.open_folder.trigger()
    assert "1 of 3" in shown(window)


def recent(window: MainWindow) -> tuple[str, ...]:
    return window.core.settings.values.recent


def test_what_was_shown_is_listed_and_opened_again(
    open_window: Open, qtbot: QtBot, folder: Path, astronaut_png: Path, tmp_path: Path
) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    window = open_window(path=astronaut_png, settings_file=file)
    qtbot.waitUntil(says(window, "Happy"))
    window.open_files.open_path(folder / "b.png")  # broken
    qtbot.waitUntil(says(window, "This file cannot be shown"))
    window.open_files.open_path(folder)
    qtbot.waitUntil(says(window, "1 of 3", "Happy"))
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    qtbot.waitUntil(says(window, "2 of 3"))
    window.close()
    window = open_window(settings_file=file)
    assert recent(window) == (str(folder), str(astronaut_png))
    window.open_files.recent.chosen.emit(astronaut_png)
    qtbot.waitUntil(says(window, "astronaut.png", "Happy"))
    assert recent(window) == (str(astronaut_png), str(folder))
    window.open_files.recent.cleared.emit()
    assert recent(window) == ()


def test_what_is_gone_is_told_and_taken_off_the_list(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    astronaut_png.unlink()
    window.open_files.recent.chosen.emit(astronaut_png)
    assert "astronaut.png is no longer there" in window.status.currentMessage()
    assert recent(window) == ()
    assert "Happy" in shown(window)


def test_the_picture_stays_until_the_next_is_there(
    open_window: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(path=folder)
    qtbot.waitUntil(says(window, "1 of 3", "Happy"))
    window.folder_navigation.next.trigger()  # which is broken
    assert window.stage.shows_frame
    assert not window.snapshot.save.isEnabled()
    assert not window.neutral_baseline.take.isEnabled()
    qtbot.waitUntil(says(window, "This file cannot be shown", "b.png is neither"))
    assert not window.stage.shows_frame


def test_the_next_picture_is_read_ahead(
    open_window: Open, qtbot: QtBot, portrait: Image, tmp_path: Path
) -> None:
    for name in "abc":
        cv2.imwrite(str(tmp_path / f"{name}.png"), portrait)
    window = open_window(path=tmp_path / "a.png")
    ahead = window.folder_navigation._ahead
    qtbot.waitUntil(lambda: ahead._ready is not None)
    assert ahead._ready is not None
    assert ahead._ready[0] == tmp_path / "b.png"
    window.folder_navigation.next.trigger()
    qtbot.waitUntil(says(window, "b.png", "2 of 3", "Happy"))
    qtbot.waitUntil(lambda: ahead._ready is not None and ahead._ready[0] == tmp_path / "c.png")
    window.folder_navigation.previous.trigger()
    qtbot.waitUntil(says(window, "a.png", "1 of 3", "Happy"))
