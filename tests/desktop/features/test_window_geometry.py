"""The window's place and size, from one start to the next."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen

from desktop.settings.file import SettingsFile
from tests.windows import Open


def test_it_is_kept_but_never_larger_than_the_screen(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: QRect(0, 0, 2000, 1500))
    window = open_window(settings_file=file)
    assert (window.width(), window.height()) == (1080, 720)
    window.resize(1700, 1200)
    window.close()
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: QRect(0, 0, 800, 600))
    window = open_window(settings_file=file)
    assert window.width() <= 800
    assert window.height() <= 600
