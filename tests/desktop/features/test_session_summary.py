"""The window and what it says of a live session that is over."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.features import session_summary
from desktop.window import MainWindow
from emolens.readings import Image
from tests.fakes import FakeCamera
from tests.windows import Open, buttons, says, shown


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_summary, "_LEAST", 0.2)


@pytest.fixture
def live(open_window: Open, qtbot: QtBot, portrait: Image) -> MainWindow:
    window = open_window(lambda: FakeCamera(portrait))
    times: list[float] = []
    window.player.analysed.connect(lambda one: times.append(one.frame.time))
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy"), timeout=20_000)
    first = times[-1]
    qtbot.waitUntil(lambda: times[-1] > first + 0.5, timeout=20_000)
    return window


def test_a_session_that_is_over_is_summed_up_until_that_is_closed(
    live: MainWindow, qtbot: QtBot, astronaut_png: Path
) -> None:
    assert "This session lasted" not in shown(live)
    live.camera.webcam.trigger()
    said = shown(live)
    assert "This session lasted 0:0" in said
    assert "the faces read as: Happy 100\N{NARROW NO-BREAK SPACE}%." in said
    assert "Clearest moments: Happy 80\N{NARROW NO-BREAK SPACE}% at 0:0" in said
    live.open_files.open_path(astronaut_png)
    qtbot.waitUntil(says(live, "Nearly everyone") if False else says(live, "Happy"))
    assert "This session lasted" in shown(live)
    qtbot.mouseClick(buttons(live)["Close"], Qt.MouseButton.LeftButton)
    assert "This session lasted" not in shown(live)


def test_a_picture_is_no_session(open_window: Open, qtbot: QtBot, astronaut_png: Path) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    window.source_display.play(None)
    assert "This session lasted" not in shown(window)
