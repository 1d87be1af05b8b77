"""The window and a video that is watched slower, faster, again, and by jumps."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.window import MainWindow
from emolens.readings import Frame
from tests.videos import grey_images, write_video
from tests.windows import Open

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Twelve seconds of nobody."""
    return write_video(tmp_path / "film.avi", grey_images(120), fps=10)


def opened(open_window: Open, qtbot: QtBot, film: Path) -> MainWindow:
    """Open a video and let it stand at its first frame."""
    window = open_window(path=film)
    qtbot.waitUntil(lambda: window.playback.bar.isVisible() and window.stage.shows_frame)
    window.playback.toggle()
    window.playback.jump(0.0)
    return window


def test_keys_jump_by_five_seconds_within_the_video(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    window = opened(open_window, qtbot, film)
    frames: list[Frame] = []
    window.stage.painted.connect(frames.append)
    steps = ((Qt.Key.Key_Right, 5), (Qt.Key.Key_Right, 10), (Qt.Key.Key_Left, 5))
    for key, time in (*steps, (Qt.Key.Key_Left, 0), (Qt.Key.Key_Left, 0)):
        qtbot.keyClick(window.stage.view, key, SHIFT)
        qtbot.waitUntil(lambda time=time: round(window.playback.bar.seconds) == time)  # type: ignore[misc]
    qtbot.keyClick(window.timeline.view, Qt.Key.Key_Right, SHIFT)
    qtbot.waitUntil(lambda: round(window.playback.bar.seconds) == 5)


def test_jumps_that_come_fast_add_up(open_window: Open, qtbot: QtBot, film: Path) -> None:
    window = opened(open_window, qtbot, film)
    window.playback_speed.skip(5.0)
    window.playback_speed.skip(4.0)
    qtbot.waitUntil(lambda: round(window.playback.bar.seconds) == 9)


def test_the_speed_is_seen_and_chosen_and_stays_for_the_next_video(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    window = opened(open_window, qtbot, film)
    button = window.playback.bar.findChildren(QToolButton)[-1]
    assert button.text() == "1\N{MULTIPLICATION SIGN}"
    for keys, text, speed in ((">", "1.5", 1.5), (">>>>", "4", 4.0), ("<<<<<<<", "0.25", 0.25)):
        for key in keys:
            qtbot.keyClick(window, key)
        assert button.text() == f"{text}\N{MULTIPLICATION SIGN}"
        assert window.player.controller is not None
        assert window.player.controller.speed == speed
    before = window.player.controller
    window.open_files.open_path(film)
    qtbot.waitUntil(lambda: window.player.controller not in (None, before))
    qtbot.waitUntil(lambda: window.player.controller.speed == 0.25)  # type: ignore[union-attr]


def test_a_video_is_played_in_a_loop(open_window: Open, qtbot: QtBot, film: Path) -> None:
    window = opened(open_window, qtbot, film)
    window.playback_speed.loop.trigger()
    window.playback_speed.play_at(4.0)
    window.playback.jump(11.5)
    window.playback.toggle()
    qtbot.waitUntil(lambda: window.playback.bar.seconds > 11)
    qtbot.waitUntil(lambda: window.playback.bar.seconds < 5)
    assert window.player.playing


def test_without_a_video_there_is_no_speed(open_window: Open, astronaut_png: Path) -> None:
    window = open_window(path=astronaut_png)
    assert not any(action.isEnabled() for action in window.playback_speed.actions)
