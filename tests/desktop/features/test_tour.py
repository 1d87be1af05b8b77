"""The tour of four steps."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.settings.file import SettingsFile
from desktop.widgets.style.focus_ring import AccentFrame, FocusRing
from desktop.window import MainWindow
from emolens.readings import Image
from tests.fakes import FakeCamera
from tests.windows import Open, buttons, says, shown


def pointed_at(window: MainWindow) -> list[QWidget | None]:
    """Where the tour's frame is seen."""
    frames = [one for one in window.findChildren(AccentFrame) if not isinstance(one, FocusRing)]
    return [frame.parentWidget() for frame in frames if frame.isVisible()]


def begun(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.core.menus.action("tour").trigger()
    qtbot.waitUntil(says(window, "1 of 4"))
    return window


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    focus = window.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def test_it_goes_through_the_window_on_the_example_film(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    qtbot.mouseClick(buttons(window)["Take the tour"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(says(window, "1 of 4: Every face has a box", "astronaut.mp4"))
    assert pointed_at(window) == [window.stage.view]
    assert "Back" not in buttons(window)
    press(window, qtbot, Qt.Key.Key_Return)
    assert says(window, "2 of 4", "of ten people, about seven")()
    assert pointed_at(window) == [window.stage.panel]
    press(window, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pointed_at(window) == [window.timeline.view])
    qtbot.mouseClick(buttons(window)["Back"], Qt.MouseButton.LeftButton)
    assert "2 of 4" in shown(window)
    for _ in range(2):
        press(window, qtbot, Qt.Key.Key_Return)
    assert "4 of 4" in shown(window)
    assert "Next" not in buttons(window)
    qtbot.mouseClick(buttons(window)["Done"], Qt.MouseButton.LeftButton)
    assert "of 4" not in shown(window)
    assert pointed_at(window) == []
    assert window.focusWidget() is window.stage.view


@pytest.mark.parametrize("steps", [0, 3])
def test_escape_skips_it_at_any_step(
    open_window: Open, qtbot: QtBot, astronaut_png: Path, steps: int
) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    begun(window, qtbot)
    for _ in range(steps):
        press(window, qtbot, Qt.Key.Key_Return)
    with qtbot.waitActive(window):
        window.activateWindow()
    press(window, qtbot, Qt.Key.Key_Escape)
    assert "of 4" not in shown(window)
    assert "astronaut.png" in window.windowTitle()  # it was about what was shown


def test_escape_skips_it_wherever_the_focus_is_and_ends_one_thing_after_the_other(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    window = open_window(lambda: FakeCamera(portrait))
    with qtbot.waitActive(window):
        window.activateWindow()
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy"))
    begun(window, qtbot)
    window.neutral_baseline.take.trigger()
    qtbot.waitUntil(window.neutral_baseline.panel.isVisible)
    window.stage.view.setFocus()
    for _ in range(2):
        qtbot.keyClick(window.stage.view, Qt.Key.Key_Escape)
    assert "of 4" not in shown(window)
    assert not window.neutral_baseline.panel.isVisible()


def test_it_never_comes_by_itself(
    open_window: Open, qtbot: QtBot, tmp_path: Path, astronaut_png: Path
) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    window = open_window(settings_file=settings)
    assert "of 4" not in shown(window)
    begun(window, qtbot).close_anyway()  # not even where it was cut off
    window = open_window(settings_file=settings)
    assert "Take the tour" not in buttons(window)
    window.open_files.open_path(astronaut_png)
    qtbot.waitUntil(says(window, "1 face"))
    assert "of 4" not in shown(window)


def test_a_film_that_is_left_before_it_is_there_takes_the_tour_along(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    window = open_window()
    window.tour.begin()
    window.open_files.open_path(astronaut_png)
    qtbot.waitUntil(says(window, "Happy", "astronaut.png"))
    assert "of 4" not in shown(window)


@pytest.mark.parametrize("motion", [True, False])
def test_who_wants_no_motion_has_a_film_that_stands(
    open_window: Open, qtbot: QtBot, motion: bool
) -> None:
    window = open_window()
    window.core.settings.change(motion=motion)
    begun(window, qtbot)
    assert window.player.playing == motion


def test_it_ends_with_the_users_own_photos(
    open_window: Open, qtbot: QtBot, astronaut_png: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(astronaut_png.parent))
    window = begun(open_window(), qtbot)
    for _ in range(3):
        window.tour.panel.advance()
    press(window, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(says(window, "1 face", "astronaut.png"))
    assert "of 4" not in shown(window)


def test_each_step_is_announced(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = begun(open_window(), qtbot)
    said: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    for _ in range(3):
        window.tour.panel.advance()
    assert [sentence[:6] for sentence in said if " of 4: " in sentence] == [
        "2 of 4",
        "3 of 4",
        "4 of 4",
    ]
