import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.resources import model_file
from desktop.vision import analysis
from desktop.vision.classifier import Classifier
from desktop.vision.errors import CameraLostError, ModelError, SourceError
from desktop.vision.readings import Box, Image
from desktop.vision.sources import Source, open_file
from desktop.widgets.button import Button
from desktop.widgets.letterbox import Letterbox
from desktop.window import MainWindow
from desktop.workers import capture, session
from desktop.workers.model import Stamp, stamp_of
from tests.fakes import FakeCamera, FakeClassifier, StallingSource, make_frame

Open = Callable[..., MainWindow]
LOST = CameraLostError("Camera 1 was lost; check its cable.")


@pytest.fixture
def portrait(astronaut: Image) -> Image:
    """The face alone, small enough to be read at the rate of a camera."""
    return np.ascontiguousarray(astronaut[:256, 96:352])


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def open_window(
        camera: Callable[[], Source] | None = None,
        load: Callable[[], analysis.Classifier] = FakeClassifier,
        path: Path | None = None,
        model_stamp: Callable[[], Stamp] = lambda: None,
    ) -> MainWindow:
        window = MainWindow(load, camera or no_camera, model_stamp)
        qtbot.addWidget(window)
        windows.append(window)
        window.start(path)
        return window

    yield open_window
    for window in windows:
        window.close()


def no_camera() -> Source:
    raise SourceError("Camera 1 cannot be opened; connect it.")


def shown(window: MainWindow) -> str:
    """Everything that can be read in the window."""
    QApplication.processEvents()
    labels = (label for label in window.findChildren(QLabel) if label.isVisible())
    return " | ".join(label.text() for label in labels if label.text())


def buttons(window: MainWindow) -> dict[str, Button]:
    return {b.text(): b for b in window.findChildren(Button) if b.isVisible()}


def says(window: MainWindow, *texts: str) -> Callable[[], bool]:
    return lambda: all(text in shown(window) for text in texts)


def write_video(path: Path, image: Image, frames: int) -> Path:
    height, width = image.shape[:2]
    code = cv2.VideoWriter.fourcc(*"MJPG")
    writer = cv2.VideoWriter(str(path), code, 100, (width, height))
    for _ in range(frames):
        writer.write(image)
    writer.release()
    return path


def test_it_begins_with_a_hint_and_two_ways_in(open_window: Open) -> None:
    window = open_window()
    assert "Open a picture or a video" in shown(window)
    assert list(buttons(window)) == ["Open image…", "Turn on webcam"]


def test_a_picture_is_read(open_window: Open, qtbot: QtBot, astronaut_png: Path) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy", "80\u202f%", "1 face", "astronaut.png"))
    assert "frames/s" not in shown(window)
    assert window.windowTitle().startswith("astronaut.png")


def test_a_picture_without_a_face_stays_with_a_hint(
    open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "grey.png"
    cv2.imwrite(str(path), np.full((200, 300, 3), 99, np.uint8))
    window = open_window(path=path)
    qtbot.waitUntil(says(window, "No face found in this picture.", "no faces"))
    assert window.stage.view.isVisible()
    assert "Open another…" in buttons(window)


def test_an_unreadable_picture_is_named_and_another_can_be_opened(
    open_window: Open,
    qtbot: QtBot,
    tmp_path: Path,
    astronaut_png: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "broken.jpg"
    path.write_text("hello")
    window = open_window(path=path)
    qtbot.waitUntil(says(window, "This file cannot be shown", "broken.jpg"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(astronaut_png), ""))
    qtbot.mouseClick(buttons(window)["Open another…"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(says(window, "Happy"))


def test_a_file_that_appears_is_read_on_trying_again(
    open_window: Open, qtbot: QtBot, tmp_path: Path, astronaut: Image
) -> None:
    path = tmp_path / "late.png"
    window = open_window(path=path)
    qtbot.waitUntil(says(window, "This file cannot be shown"))
    cv2.imwrite(str(path), astronaut)
    qtbot.mouseClick(buttons(window)["Try again"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(says(window, "Happy"))


def test_a_cancelled_dialog_changes_nothing(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    window.menu_actions.open.trigger()
    assert "Open a picture" in shown(window)


def test_the_webcam_goes_on_and_off(open_window: Open, qtbot: QtBot, portrait: Image) -> None:
    cameras: list[FakeCamera] = []

    def open_camera() -> FakeCamera:
        cameras.append(FakeCamera(portrait))
        return cameras[-1]

    window = open_window(open_camera)
    webcam = window.menu_actions.webcam
    for _ in range(2):
        webcam.trigger()
        assert webcam.isChecked()
        qtbot.waitUntil(says(window, "Happy", "frames/s", "ms", "Webcam"))
        webcam.trigger()
        assert not webcam.isChecked()
        assert "Open a picture" in shown(window)
    window.close()
    assert len(cameras) == 2
    assert all(camera.closed.is_set() for camera in cameras)


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
    window.menu_actions.webcam.trigger()
    assert first.reading.wait(10)
    window.menu_actions.webcam.trigger()
    window.menu_actions.webcam.trigger()
    QApplication.processEvents()
    first.answer.set()
    qtbot.waitUntil(says(window, "Happy"))
    assert free == [True]


def test_without_a_camera_it_can_be_tried_again(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    plugged_in = threading.Event()
    window = open_window(lambda: FakeCamera(portrait) if plugged_in.is_set() else no_camera())
    qtbot.mouseClick(buttons(window)["Turn on webcam"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(says(window, "No webcam", "connect it"))
    assert not window.menu_actions.webcam.isChecked()
    plugged_in.set()
    qtbot.mouseClick(buttons(window)["Try again"], Qt.MouseButton.LeftButton)
    assert window.menu_actions.webcam.isChecked()
    qtbot.waitUntil(says(window, "Happy"))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "SILENT_SECONDS", 0.2)
    monkeypatch.setattr(capture, "RETRY_SECONDS", 0.01)
    monkeypatch.setattr(session, "LOOK_SECONDS", 0.01)


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
    window.menu_actions.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy"))
    first.lose(LOST)
    qtbot.waitUntil(says(window, "The webcam was lost", "goes on by itself"))
    assert window.menu_actions.webcam.isChecked()
    assert not window.stage.shows_frame
    assert "frames/s" not in shown(window)
    assert first.closed.is_set()
    plugged_in.set()
    qtbot.waitUntil(says(window, "Happy", "frames/s"))
    assert "was lost" not in shown(window)


@pytest.mark.usefixtures("impatient")
def test_a_lost_camera_can_be_turned_off(open_window: Open, qtbot: QtBot, portrait: Image) -> None:
    cameras = [FakeCamera(portrait)]
    first = cameras[0]
    window = open_window(lambda: cameras.pop() if cameras else no_camera())
    window.menu_actions.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy"))
    first.lose(LOST)
    qtbot.waitUntil(says(window, "The webcam was lost"))
    qtbot.mouseClick(buttons(window)["Turn off webcam"], Qt.MouseButton.LeftButton)
    assert not window.menu_actions.webcam.isChecked()
    assert "Open a picture" in shown(window)


@pytest.mark.usefixtures("impatient")
def test_a_camera_that_stalls_is_told_and_goes_on_when_it_answers(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    camera = FakeCamera(portrait)
    window = open_window(lambda: camera)
    window.menu_actions.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy", "frames/s"))
    camera.answering.clear()
    qtbot.waitUntil(says(window, "The webcam does not answer"))
    assert window.stage.shows_frame
    assert "frames/s" not in shown(window)
    camera.answering.set()
    qtbot.waitUntil(lambda: "does not answer" not in shown(window))
    qtbot.waitUntil(says(window, "Happy", "frames/s"))


@pytest.mark.usefixtures("impatient")
def test_a_camera_that_stalls_from_the_start_is_told(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    camera = FakeCamera(portrait)
    camera.answering.clear()
    window = open_window(lambda: camera)
    window.menu_actions.webcam.trigger()
    qtbot.waitUntil(says(window, "The webcam does not answer"))
    assert not window.stage.shows_frame
    camera.answering.set()
    qtbot.waitUntil(says(window, "Happy"))


def test_a_black_camera_is_told_in_the_status_bar_and_stays_on(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    camera = FakeCamera(portrait)
    camera.remark = "The camera's picture is black; open its shutter."
    window = open_window(lambda: camera)
    window.menu_actions.webcam.trigger()
    qtbot.waitUntil(says(window, camera.remark, "Webcam", "Happy"))
    remark, camera.remark = camera.remark, ""
    qtbot.waitUntil(lambda: remark not in shown(window))
    assert "Happy" in shown(window)


def test_a_camera_that_changes_its_size_is_shown_and_read_on(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    camera = FakeCamera(portrait)
    window = open_window(lambda: camera)
    window.menu_actions.webcam.trigger()
    for image in (portrait, cv2.resize(portrait, (200, 180)), portrait):
        camera.image = image
        with qtbot.waitSignal(
            window.stage.painted, check_params_cb=lambda frame, at=image: frame.image is at
        ):
            pass
        qtbot.waitUntil(says(window, "Happy", "1 face"))


def test_fifty_faces_are_read_and_shown(
    open_window: Open, qtbot: QtBot, portrait: Image, tmp_path: Path
) -> None:
    path = tmp_path / "crowd.png"
    cv2.imwrite(str(path), np.tile(cv2.resize(portrait, (128, 128)), (5, 10, 1)))
    window = open_window(path=path)
    qtbot.waitUntil(says(window, "50 faces", "Happy"))


@pytest.mark.usefixtures("impatient")
def test_a_large_picture_is_said_to_take_long(
    open_window: Open, qtbot: QtBot, astronaut_png: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded = threading.Event()

    def open_slowly(path: Path) -> Source:
        assert decoded.wait(10)
        return open_file(path)

    monkeypatch.setattr("desktop.request.open_file", open_slowly)
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "astronaut.png takes long to read"))
    decoded.set()
    qtbot.waitUntil(says(window, "Happy"))


def test_a_model_file_that_breaks_while_live_disturbs_nothing(
    open_window: Open, qtbot: QtBot, portrait: Image, astronaut_png: Path, tmp_path: Path
) -> None:
    path = tmp_path / "m.onnx"
    shutil.copy(model_file(), path)
    camera = FakeCamera(portrait)
    window = open_window(
        lambda: camera, partial(Classifier.load, path), model_stamp=partial(stamp_of, path)
    )
    window.menu_actions.webcam.trigger()
    qtbot.waitUntil(says(window, "frames/s", "Happy"))
    path.write_bytes(b"broken")
    painted = []
    window.stage.painted.connect(painted.append)
    qtbot.waitUntil(lambda: len(painted) > 3)
    assert "refused" not in shown(window) + window.status.currentMessage()
    with qtbot.waitSignal(window.player.ended):
        window.open_path(astronaut_png)
    assert "Happy" in shown(window)
    told = window.status.currentMessage()
    assert "m.onnx" in told
    assert told.endswith("goes on with the model that it has.")


def test_a_picture_takes_the_place_of_the_webcam(
    open_window: Open, qtbot: QtBot, portrait: Image, astronaut_png: Path
) -> None:
    camera = FakeCamera(portrait)
    window = open_window(lambda: camera)
    window.menu_actions.webcam.trigger()
    qtbot.waitUntil(says(window, "frames/s"))
    window.open_path(astronaut_png)
    assert not window.menu_actions.webcam.isChecked()
    qtbot.waitUntil(says(window, "Happy", "astronaut.png"))
    assert "frames/s" not in shown(window)
    assert camera.closed.wait(10)


def test_a_video_plays_to_its_end_and_again(
    open_window: Open, qtbot: QtBot, portrait: Image, tmp_path: Path
) -> None:
    window = open_window(path=write_video(tmp_path / "a.avi", portrait, frames=20))
    for _ in range(2):
        qtbot.waitUntil(says(window, "The video has ended.", "Happy", "a.avi"))
        assert window.stage.shows_frame
        assert "frames/s" not in shown(window)
        qtbot.mouseClick(buttons(window)["Play again"], Qt.MouseButton.LeftButton)
        assert "The video has ended." not in shown(window)


def test_a_video_that_breaks_off_says_so(
    open_window: Open, qtbot: QtBot, portrait: Image, tmp_path: Path
) -> None:
    path = write_video(tmp_path / "cut.avi", portrait, frames=60)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    window = open_window(path=path)
    qtbot.waitUntil(says(window, "The video stopped", "cut.avi"))


def test_a_refused_model_is_said_at_the_start_and_can_be_mended(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    refusals = [ModelError("The model file m.onnx is refused: it lacks metadata; export it.")]

    def load() -> analysis.Classifier:
        if refusals:
            raise refusals.pop()
        return FakeClassifier()

    window = open_window(load=load)
    qtbot.waitUntil(says(window, "The model cannot be used", "m.onnx"))
    qtbot.mouseClick(buttons(window)["Try again"], Qt.MouseButton.LeftButton)
    assert "Open a picture" in shown(window)
    window.open_path(astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))


def test_a_refused_model_does_not_end_the_app(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    def load() -> analysis.Classifier:
        raise ModelError("The model file m.onnx is refused: it lacks metadata; export it.")

    window = open_window(load=load, path=astronaut_png)
    qtbot.waitUntil(says(window, "The model cannot be used"))
    window.open_path(astronaut_png)
    qtbot.waitUntil(says(window, "Opening astronaut.png…"))
    qtbot.waitUntil(says(window, "The model cannot be used"))


def test_a_refusal_that_comes_late_does_not_hide_what_is_shown(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    window.model.refused.emit(ModelError("The model file m.onnx is refused; export it."))
    assert "Happy" in shown(window)


def test_a_click_selects_a_face(
    open_window: Open, qtbot: QtBot, astronaut: Image, tmp_path: Path
) -> None:
    small = np.full((512, 512, 3), 200, np.uint8)
    small[:300, :300] = cv2.resize(astronaut, (300, 300))
    path = tmp_path / "two.png"
    cv2.imwrite(str(path), np.hstack([astronaut, small]))
    window = open_window(path=path)
    qtbot.waitUntil(says(window, "2 faces"))
    view = window.stage.view
    chosen: list[int] = []
    view.selected.connect(lambda reading: chosen.append(reading.face.box.x))
    QApplication.processEvents()
    letterbox = Letterbox.fit(QSizeF(1024, 512), QRectF(view.rect()))
    nose = letterbox.of(Box(512 + 224 * 300 // 512, 120 * 300 // 512, 1, 1)).center()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=nose.toPoint())
    assert len(chosen) == 1
    assert chosen[0] > 512


def test_a_file_can_be_dropped(open_window: Open, qtbot: QtBot, astronaut_png: Path) -> None:
    window = open_window()
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.png"), QUrl.fromLocalFile(str(astronaut_png))])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), copy, data, left, none))
    qtbot.waitUntil(says(window, "Happy", "astronaut.png"))


def test_what_is_no_file_cannot_be_dropped(open_window: Open) -> None:
    data = QMimeData()
    data.setText("hello")
    event = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(open_window(), event)
    assert not event.isAccepted()


def test_about_opens_and_is_gone_when_closed(open_window: Open) -> None:
    window = open_window()
    window.menu_actions.about.trigger()
    (box,) = window.findChildren(QMessageBox)
    assert "Nothing leaves this computer" in box.text()
    box.close()


def test_closing_leaves_no_thread_whatever_runs(
    open_window: Open, qtbot: QtBot, portrait: Image, astronaut_png: Path
) -> None:
    before = threading.active_count()
    camera = FakeCamera(portrait)
    window = open_window(lambda: camera)
    window.open_path(astronaut_png)
    window.menu_actions.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy"))
    window.close()
    assert camera.closed.is_set()
    assert threading.active_count() == before


def test_closing_waits_for_a_stalled_driver_but_not_for_ever(
    open_window: Open, qtbot: QtBot, portrait: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.workers.capture.RELEASE_SECONDS", 0.05)
    camera = StallingSource([make_frame(image=portrait)])
    window = open_window(lambda: camera)
    window.menu_actions.webcam.trigger()
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
    window.menu_actions.webcam.trigger()
    assert camera.reading.wait(10)
    window.open_path(astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    assert not camera.closed.is_set()
    camera.answer.set()
