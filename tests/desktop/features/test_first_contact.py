"""The first start: examples to begin with, and the user's own photos."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.settings.file import SettingsFile
from desktop.widgets.dialogs.result_dialogs import ask_for_new_result
from tests.windows import Open, buttons, says, shown

OFFERED = ["Example picture", "Example film", "Try it on your own photos…", "Take the tour"]


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


def test_the_first_start_offers_an_example_picture(
    open_window: Open, qtbot: QtBot, settings: SettingsFile
) -> None:
    window = open_window(settings_file=settings)
    assert list(buttons(window)) == ["Open picture or video…", "Turn on webcam", *OFFERED]
    assert "New here?" in window.stage.message.accessibleName()
    qtbot.mouseClick(buttons(window)["Example picture"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(says(window, "Happy", "1 face", "astronaut.jpg"))
    assert window.open_files.recent.paths() == []  # a bundle may lie elsewhere at the next start


def test_the_example_film_plays_by_keyboard_alone(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    assert window.focusWidget() is buttons(window)["Open picture or video…"]
    for _ in range(3):
        window.focusNextChild()
    assert window.focusWidget() is buttons(window)["Example film"]
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(says(window, "Happy", "2 faces"))
    assert window.player.moves


def test_the_offer_is_made_until_something_was_shown(
    open_window: Open, qtbot: QtBot, settings: SettingsFile, astronaut_png: Path
) -> None:
    open_window(settings_file=settings).close_anyway()
    window = open_window(settings_file=settings)
    assert "New here?" in shown(window)
    window.open_files.open_path(astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    window.close_anyway()
    window = open_window(settings_file=settings)
    assert "See what a face expresses" in shown(window)
    assert "New here?" not in shown(window)
    window.core.menus.action("example_picture").trigger()
    qtbot.waitUntil(says(window, "Happy", "astronaut.jpg"))


def test_a_start_on_a_photo_leaves_the_offer_to_the_next(
    open_window: Open, qtbot: QtBot, settings: SettingsFile, astronaut_png: Path
) -> None:
    window = open_window(settings_file=settings, path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    window.close_anyway()
    assert "New here?" in shown(open_window(settings_file=settings))


def test_own_photos_are_looked_for_among_the_pictures(
    open_window: Open,
    qtbot: QtBot,
    astronaut_png: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pictures = tmp_path / "Pictures"
    pictures.mkdir()
    shutil.move(astronaut_png, pictures / "me.png")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(pictures))
    begun: list[str] = []

    def choose(_parent: object, _title: str, beginning: str) -> str:
        begun.append(beginning)
        return str(pictures)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(choose))
    window = open_window()
    qtbot.mouseClick(buttons(window)["Try it on your own photos…"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(says(window, "Happy", "me.png"))
    assert begun == [str(pictures)]


def test_results_of_what_lies_where_nothing_can_be_written_go_to_the_documents(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path) == tmp_path)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 1)
    window = open_window()
    asked = ask_for_new_result(window, tmp_path / "program" / "astronaut.csv")
    assert asked == tmp_path / "astronaut.csv"


def test_what_is_offered_is_announced(open_window: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    open_window()
    assert any("Begin with an example" in sentence for sentence in said)
