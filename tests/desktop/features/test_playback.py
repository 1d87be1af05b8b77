"""The window and a video that is gone through."""

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.window import MainWindow
from emolens.readings import Frame, Image
from tests.fakes import FakeCamera
from tests.videos import write_video
from tests.windows import Open, buttons, says, shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def film(portrait: Image, tmp_path: Path) -> Path:
    """Ten seconds of one face."""
    return write_video(tmp_path / "film.avi", [portrait] * 100, fps=10)


class Painted:
    """The index and time of the frame that was painted last."""

    def __init__(self, window: MainWindow) -> None:
        self.index, self.time = -1, -1.0
        window.stage.painted.connect(self._note)

    def is_at(self, index: int) -> Callable[[], bool]:
        return lambda: self.index == index

    def _note(self, frame: Frame) -> None:
        self.index, self.time = frame.index, frame.time


def paused(window: MainWindow, qtbot: QtBot) -> Painted:
    """Open a video, pause it, and wait until it stands."""
    painted = Painted(window)
    qtbot.waitUntil(lambda: window.playback.bar.isVisible() and window.stage.shows_frame)
    assert window.player.video is not None
    qtbot.keyClick(window.stage.view, Qt.Key.Key_Space)
    assert not window.player.playing
    window.playback.jump(2.0)
    qtbot.waitUntil(lambda: painted.index == 20)
    return painted


@pytest.mark.usefixtures("impatient")
def test_a_video_is_paused_and_played_on_by_the_space_bar(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    window = open_window(path=film)
    painted = paused(window, qtbot)
    assert "0:02.00" in shown(window)
    assert "0:10" in shown(window)
    assert "fps" not in shown(window)
    assert window.playback.play.text() == "&Play"
    qtbot.wait(300)
    assert painted.index == 20
    qtbot.keyClick(window.stage.view, Qt.Key.Key_Space)
    assert window.playback.play.text() == "&Pause"
    qtbot.waitUntil(lambda: painted.index > 22)


def test_a_step_shows_exactly_that_frame_and_its_faces(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    window = open_window(path=film)
    painted = paused(window, qtbot)
    qtbot.waitUntil(says(window, "Happy"))
    for key, index in ((Qt.Key.Key_Period, 21), (Qt.Key.Key_Period, 22), (Qt.Key.Key_Comma, 21)):
        qtbot.keyClick(window.stage.view, key)
        qtbot.waitUntil(painted.is_at(index))
        assert painted.time == pytest.approx(index / 10)
        assert f"0:02.{index - 20}0" in shown(window)
        qtbot.waitUntil(says(window, "Happy"))


def test_scrubbing_leads_to_the_last_place_and_plays_on_from_there(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    window = open_window(path=film)
    painted = Painted(window)
    qtbot.waitUntil(window.playback.bar.isVisible)
    scrubber = window.playback.bar.scrubber
    middle = scrubber.rect().center()
    qtbot.mousePress(scrubber, LEFT, pos=QPoint(20, middle.y()))
    assert not window.player.playing
    for x in range(20, middle.x(), 5):
        scrubber.setValue(scrubber.maximum() * x // scrubber.width())
    scrubber.setValue(5)
    qtbot.waitUntil(lambda: painted.index == 50)
    qtbot.mouseRelease(scrubber, LEFT, pos=middle)
    assert window.player.playing
    qtbot.waitUntil(lambda: painted.index > 52)


@pytest.mark.usefixtures("impatient")
def test_after_the_end_it_can_be_gone_back_and_played_again(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    window = open_window(path=film)
    painted = paused(window, qtbot)
    window.playback.jump(99.0)
    qtbot.waitUntil(lambda: painted.index == 99)
    window.playback.toggle()
    qtbot.waitUntil(says(window, "The video has ended."))
    assert window.playback.play.text() == "&Play"
    qtbot.keyClick(window.stage.view, Qt.Key.Key_Comma)
    qtbot.waitUntil(lambda: painted.index == 98)
    assert "The video has ended." not in shown(window)
    window.playback.toggle()
    qtbot.waitUntil(says(window, "The video has ended."))
    qtbot.mouseClick(buttons(window)["Play again"], LEFT)
    qtbot.waitUntil(lambda: 0 <= painted.index < 90)
    assert window.player.playing


def test_only_a_video_has_a_bar(
    open_window: Open, qtbot: QtBot, film: Path, portrait: Image, astronaut_png: Path
) -> None:
    window = open_window(lambda: FakeCamera(portrait))
    actions = (window.playback.back, window.playback.play, window.playback.step)
    assert not any(action.isEnabled() for action in actions)
    window.open_files.open_path(film)
    qtbot.waitUntil(window.playback.bar.isVisible)
    assert all(action.isEnabled() for action in actions)
    window.open_files.open_path(astronaut_png)
    qtbot.waitUntil(says(window, "astronaut.png", "Happy"))
    assert not window.playback.bar.isVisible()
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "fps"))
    assert not window.playback.bar.isVisible()
    assert not any(action.isEnabled() for action in actions)
    qtbot.keyClick(window.stage.view, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert "fps" in shown(window)


def test_a_face_keeps_its_number_wherever_one_jumps(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    window = open_window(path=film)
    painted = paused(window, qtbot)
    for second in (7, 1, 9):
        window.playback.jump(second)
        qtbot.waitUntil(painted.is_at(10 * second))
        qtbot.waitUntil(says(window, "Happy", "#1"))


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is being read")
def test_a_video_that_is_removed_plays_on_and_is_told_when_it_is_opened_again(
    open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    path = write_video(tmp_path / "gone.avi", [np.zeros((48, 64, 3), np.uint8)] * 60, fps=10)
    window = open_window(path=path)
    painted = Painted(window)
    qtbot.waitUntil(window.playback.bar.isVisible)
    path.unlink()
    window.playback.go(1)
    window.playback.jump(3.0)
    qtbot.waitUntil(painted.is_at(30))
    window.open_files.open_path(path)
    qtbot.waitUntil(says(window, "This file cannot be shown", "gone.avi does not exist"))
    assert not window.playback.bar.isVisible()


@pytest.mark.usefixtures("impatient")
def test_a_click_on_the_timeline_goes_there(open_window: Open, qtbot: QtBot, film: Path) -> None:
    window = open_window(path=film)
    view = window.timeline.view
    qtbot.waitUntil(view.isVisible)
    painted = paused(window, qtbot)
    chart = view._chart
    qtbot.mouseClick(view, LEFT, pos=QPoint(round(chart.x_of(1.0)), 40))
    qtbot.waitUntil(lambda: painted.index == 10)
    assert not window.player.playing
    qtbot.keyClick(view, Qt.Key.Key_Period)
    qtbot.waitUntil(lambda: painted.index == 11)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert window.player.playing
