"""The window and the webcam: on, off, lost, silent and back."""

import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.workers.timeouts import Timeouts
from emolens.errors import CameraLostError
from emolens.messages import Message
from emolens.protocols import Source
from emolens.readings import Image
from tests.fakes import FakeCamera, StallingSource, make_frame
from tests.windows import Open, buttons, no_camera, says, shown

LOST = CameraLostError("Camera 1 was lost; check its cable.")


def test_the_webcam_goes_on_and_off(open_window: Open, qtbot: QtBot, portrait: Image) -> None:
    cameras: list[FakeCamera] = []

    def open_camera() -> FakeCamera:
        cameras.append(FakeCamera(portrait))
        return cameras[-1]

    window = open_window(open_camera)
    webcam = window.camera.webcam
    for _ in range(2):
        webcam.trigger()
        assert webcam.isChecked()
        qtbot.waitUntil(says(window, "Happy", "fps", "ms", "Webcam"))
        webcam.trigger()
        assert not webcam.isChecked()
        assert "Open a picture" in shown(window)
    window.close()
    assert len(cameras) == 2
    assert all(camera.closed.is_set() for camera in cameras)


def test_the_speed_stays_from_frame_to_frame(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    window = open_window(lambda: FakeCamera(portrait))
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "fps"))
    (speed,) = (one for one in window.status.findChildren(QLabel) if "fps" in one.text())
    seen: list[str] = []
    window.stage.painted.connect(lambda _: seen.append(speed.text()))
    qtbot.waitUntil(lambda: len(seen) > 5)
    assert all("fps" in text for text in seen)


def test_turned_off_and_on_at_once_the_camera_is_opened_when_it_is_free(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    first, second = StallingSource(), FakeCamera(portrait)
    free: list[bool] = []

    def open_camera() -> Source:
        if not first.reading.is_set():
            return first
        free.append(first.closed.is_set())
        return second

    window = open_window(open_camera)
    window.camera.webcam.trigger()
    assert first.reading.wait(10)
    window.camera.webcam.trigger()
    window.camera.webcam.trigger()
    QApplication.processEvents()
    first.answer.set()
    qtbot.waitUntil(says(window, "Happy"))
    assert free == [True]


def test_without_a_camera_it_can_be_tried_again(
    open_window: Open, qtbot: QtBot, portrait: Image, caplog: pytest.LogCaptureFixture
) -> None:
    plugged_in = threading.Event()
    window = open_window(lambda: FakeCamera(portrait) if plugged_in.is_set() else no_camera())
    qtbot.mouseClick(buttons(window)["Turn on webcam"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(says(window, "No webcam", "connect it"))
    assert "Camera 1 cannot be opened" in caplog.text
    assert not window.camera.webcam.isChecked()
    plugged_in.set()
    qtbot.mouseClick(buttons(window)["Try again"], Qt.MouseButton.LeftButton)
    assert window.camera.webcam.isChecked()
    qtbot.waitUntil(says(window, "Happy"))


@pytest.mark.usefixtures("impatient")
def test_a_lost_camera_goes_on_by_itself_when_it_is_back(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    first, plugged_in = FakeCamera(portrait), threading.Event()
    cameras = [first]

    def open_camera() -> Source:
        if cameras:
            return cameras.pop()
        return FakeCamera(portrait) if plugged_in.is_set() else no_camera()

    window = open_window(open_camera)
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy"))
    first.lose(LOST)
    qtbot.waitUntil(says(window, "The webcam was lost", "goes on by itself"))
    assert window.camera.webcam.isChecked()
    assert not window.stage.shows_frame
    assert "fps" not in shown(window)
    assert first.closed.is_set()
    plugged_in.set()
    qtbot.waitUntil(says(window, "Happy", "fps"))
    assert "was lost" not in shown(window)


@pytest.mark.usefixtures("impatient")
def test_a_lost_camera_can_be_turned_off(open_window: Open, qtbot: QtBot, portrait: Image) -> None:
    cameras = [FakeCamera(portrait)]
    first = cameras[0]
    window = open_window(lambda: cameras.pop() if cameras else no_camera())
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy"))
    first.lose(LOST)
    qtbot.waitUntil(says(window, "The webcam was lost"))
    qtbot.mouseClick(buttons(window)["Turn off webcam"], Qt.MouseButton.LeftButton)
    assert not window.camera.webcam.isChecked()
    assert "Open a picture" in shown(window)


@pytest.mark.usefixtures("impatient")
def test_a_camera_that_stalls_is_told_and_goes_on_when_it_answers(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    camera = FakeCamera(portrait)
    window = open_window(lambda: camera)
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy", "fps"))
    camera.answering.clear()
    qtbot.waitUntil(says(window, "The webcam does not answer"))
    assert window.stage.shows_frame
    assert "fps" not in shown(window)
    camera.answering.set()
    qtbot.waitUntil(lambda: "does not answer" not in shown(window))
    qtbot.waitUntil(says(window, "Happy", "fps"))


@pytest.mark.usefixtures("impatient")
def test_a_camera_that_stalls_from_the_start_is_told(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    camera = FakeCamera(portrait)
    camera.answering.clear()
    window = open_window(lambda: camera)
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "The webcam does not answer"))
    assert not window.stage.shows_frame
    camera.answering.set()
    qtbot.waitUntil(says(window, "Happy"))


def test_a_black_camera_is_told_in_the_status_bar_and_stays_on(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    camera = FakeCamera(portrait)
    remark = "The camera's picture is black; open its shutter."
    camera.remark = Message(remark)
    window = open_window(lambda: camera)
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, remark, "Webcam", "Happy"))
    qtbot.waitUntil(window.stage.banner.isVisible)
    assert remark in window.stage.banner.accessibleName()
    camera.remark = None
    qtbot.waitUntil(lambda: not window.stage.banner.isVisible())
    qtbot.waitUntil(lambda: remark not in shown(window))
    assert "Happy" in shown(window)


def test_a_camera_that_changes_its_size_is_shown_and_read_on(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    camera = FakeCamera(portrait)
    window = open_window(lambda: camera)
    window.camera.webcam.trigger()
    smaller = np.ascontiguousarray(portrait[:180, :200])
    for image in (portrait, smaller, portrait):
        camera.image = image
        with qtbot.waitSignal(
            window.stage.painted, check_params_cb=lambda frame, at=image: frame.image is at
        ):
            pass
        qtbot.waitUntil(says(window, "Happy", "1 face"))


def test_closing_waits_for_a_stalled_driver_but_not_for_ever(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    camera = StallingSource([make_frame(image=portrait)])
    window = open_window(lambda: camera, timeouts=Timeouts(release=0.05))
    window.camera.webcam.trigger()
    qtbot.waitUntil(lambda: window.stage.shows_frame)
    window.close()
    assert not window.isVisible()
    assert not camera.closed.is_set()
    camera.answer.set()
    assert camera.closed.wait(10)


def test_a_stalled_camera_does_not_keep_a_picture_waiting(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    camera = StallingSource()
    window = open_window(lambda: camera)
    window.camera.webcam.trigger()
    assert camera.reading.wait(10)
    window.open_files.open_path(astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    assert not camera.closed.is_set()
    camera.answer.set()
