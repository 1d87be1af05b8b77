from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.live_settings import LiveSettings
from desktop.settings.declared import Settings
from desktop.settings.file import SettingsFile


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "config" / "settings.json")


def test_a_change_is_told_and_kept(file: SettingsFile, qtbot: QtBot) -> None:
    settings = LiveSettings(file)
    with qtbot.waitSignal(settings.changed) as told:
        settings.change(smoothing=2.0, mirror=False)
    assert told.args == [Settings(smoothing=2.0, mirror=False)] == [settings.values]
    assert LiveSettings(file).values == settings.values


def test_what_is_no_change_is_not_told(file: SettingsFile, qtbot: QtBot) -> None:
    settings = LiveSettings(file)
    with qtbot.assertNotEmitted(settings.changed):
        settings.change(smoothing=1.0)


def test_nonsense_changes_nothing() -> None:
    settings = LiveSettings()
    with pytest.raises(ValueError, match="smoothing"):
        settings.change(smoothing=99)
    assert settings.values == Settings()


def test_reset_spares_what_the_dialog_does_not_show() -> None:
    settings = LiveSettings()
    settings.change(theme="dark", smoothing=0.0, recent=("a.png",))
    settings.reset()
    assert settings.values == Settings(recent=("a.png",))


def test_a_folder_that_cannot_be_written_is_told_once_and_survived(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    settings = LiveSettings(SettingsFile(tmp_path / "config" / "settings.json"))
    told: list[str] = []
    settings.unkept.connect(lambda error: told.append(str(error)))
    settings.change(smoothing=2.0)
    settings.change(smoothing=3.0)
    assert settings.values.smoothing == 3.0
    assert len(told) == 1
    (tmp_path / "config").unlink()
    settings.change(smoothing=0.0)
    assert LiveSettings(SettingsFile(tmp_path / "config" / "settings.json")).values.smoothing == 0.0
