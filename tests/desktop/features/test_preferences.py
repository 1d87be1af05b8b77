"""The settings in the window: changed, kept, reset, and told where they make no sense."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.settings.file import SettingsFile
from desktop.widgets.dialogs.settings_dialog import SettingsDialog
from desktop.widgets.style.motion import glide_duration
from desktop.widgets.style.themes import use_theme
from desktop.window import MainWindow
from tests.windows import Open, says


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "config" / "settings.json"
    use_theme("system")


def darkness(window: MainWindow) -> int:
    QApplication.processEvents()
    return 255 - window.palette().color(QPalette.ColorRole.Window).lightness()


def test_they_act_at_once_and_are_kept_between_starts(
    open_window: Open, qtbot: QtBot, path: Path
) -> None:
    window = open_window(settings_file=SettingsFile(path))
    window.preferences.action.trigger()
    (dialog,) = window.findChildren(SettingsDialog)
    (theme,) = [b for b in dialog.findChildren(QComboBox) if b.accessibleName() == "Theme"]
    qtbot.keyClick(theme, Qt.Key.Key_End)
    assert darkness(window) > 150
    window.resize(700, 560)
    window.close()
    use_theme("system")
    again = open_window(settings_file=SettingsFile(path))
    assert darkness(again) > 150
    assert (again.width(), again.height()) == (700, 560)
    again.core.settings.reset()
    assert darkness(again) < 50


def test_nonsense_is_told_and_replaced(open_window: Open, path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"theme": "<b>pink</b>", "geometry": "nonsense", "mirror": false}')
    window = open_window(settings_file=SettingsFile(path))
    (box,) = window.findChildren(QMessageBox)
    assert "“theme”" in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert not window.core.settings.values.mirror
    box.close()
    window.close()
    QApplication.processEvents()
    assert not open_window(settings_file=SettingsFile(path)).findChildren(QMessageBox)


def test_a_folder_that_cannot_be_written_is_told(open_window: Open, path: Path) -> None:
    path.parent.write_text("a file where the folder should be")
    window = open_window(settings_file=SettingsFile(path))
    window.core.settings.change(smoothing=2.0)
    assert "cannot be written" in window.status.currentMessage()


def test_numbers_only_hides_the_picture_at_once(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    before = variety(window.stage.view)
    window.preferences.numbers_only.trigger()
    assert window.core.settings.values.numbers_only
    assert variety(window.stage.view) < before / 5
    window.core.settings.reset()
    assert not window.preferences.numbers_only.isChecked()
    assert variety(window.stage.view) == before


def variety(view: QWidget) -> int:
    """How many colours are to be seen."""
    image = view.grab().toImage()
    points = ((x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5))
    return len({image.pixel(x, y) for x, y in points})


def test_motion_is_a_setting(open_window: Open) -> None:
    window = open_window()
    window.show()
    assert glide_duration(window) > 0
    window.core.settings.change(motion=False)
    assert glide_duration(window) == 0
    window.core.settings.reset()
    assert glide_duration(window) > 0
