"""The whole app, driven from its command."""

import logging
import os
import shutil
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.cli import main
from desktop.log_file import logging_to_file
from desktop.widgets.scores.score_bar import ScoreBar
from desktop.widgets.style.colors import colors_for
from desktop.window import MainWindow
from emolens.readings import Image
from tests.models import LABELS, write_model
from tests.videos import grey_images, write_video
from tests.windows import buttons

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_model(tmp_path / "tiny.onnx")


def drive(arguments: list[str], act: Callable[[MainWindow], object]) -> int:
    """Run the command, call ``act`` with its window once it runs, then close the window."""
    troubles: list[BaseException] = []

    def go() -> None:
        try:
            windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
            act(next(w for w in windows if isinstance(w, MainWindow)))
        except BaseException as error:  # noqa: BLE001 - raised again below
            troubles.append(error)
        finally:
            QApplication.closeAllWindows()

    QTimer.singleShot(0, go)
    code = main(arguments)
    for trouble in troubles:
        raise trouble
    return code


def text(window: MainWindow) -> str:
    labels = (label for label in window.findChildren(QLabel) if label.isVisible())
    return " | ".join(label.text() for label in labels)


def test_the_astronaut_smiles(qtbot: QtBot, astronaut_png: Path) -> None:
    """With the shipped model, from the command line to the bars, the box and an error's remedy."""

    def look(window: MainWindow) -> None:
        qtbot.waitUntil(lambda: "1 face" in text(window))
        assert "Happy" in text(window)
        assert window.stage.view.accessibleDescription().startswith("Happy")
        bars = {bar.accessibleName().split(":")[0]: bar for bar in window.findChildren(ScoreBar)}
        assert set(bars) >= {"Angry", "Disgust", "Fear", "Happy", "Neutral", "Sad", "Surprise"}
        assert sum(bar.percent for bar in bars.values()) == 100
        assert bars["Happy"].percent > 50
        window.open_files.open_path(astronaut_png.with_name("gone.png"))
        qtbot.waitUntil(lambda: "gone.png does not exist; check the path" in text(window))
        shutil.copy(astronaut_png, astronaut_png.with_name("gone.png"))
        again = buttons(window)["Try again"]
        qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "1 face" in text(window))

    assert drive([str(astronaut_png)], look) == 0
    assert "Reading in " in log_text()


def log_text() -> str:
    location = QStandardPaths.StandardLocation.AppLocalDataLocation
    return (Path(QStandardPaths.writableLocation(location)) / "emolens.log").read_text("utf-8")


def test_a_defect_is_logged_and_told_and_the_app_goes_on(
    qtbot: QtBot, model: Path, astronaut_png: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(window: MainWindow) -> None:
        monkeypatch.setattr(window.player, "_reader_for", lambda _medium: 1 / 0)
        window.open_files.open_path(astronaut_png)
        (box,) = window.findChildren(QMessageBox)
        qtbot.waitUntil(box.isVisible)
        assert "ZeroDivisionError" in box.informativeText()
        assert "emolens.log" in box.informativeText()
        box.close()
        monkeypatch.undo()
        window.open_files.open_path(astronaut_png)
        qtbot.waitUntil(lambda: "1 face" in text(window))

    assert drive(["--model", str(model)], look) == 0
    assert "ZeroDivisionError" in log_text()


def test_the_log_is_let_go(model: Path) -> None:
    before = list(logging.getLogger().handlers)
    drive(["--model", str(model)], id)
    assert logging.getLogger().handlers == before


def test_a_read_only_home_does_not_keep_the_app_from_starting(
    model: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "no folder"
    file.touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(file))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert drive(["--model", str(model)], id) == 0
    assert len(list(tmp_path.glob("emolens-*/emolens.log"))) == 1


def test_without_a_display_it_ends_with_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert app.run(None, None) == 2
    told = capsys.readouterr().err
    assert told.startswith("Emolens finds no display for its window; start it on a desktop")
    assert told.count("\n") == 1


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_display_will_do(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(os, "environ", {name: "some"})
    assert app._has_display()


def test_a_screenshot_shows_the_picture_and_its_reading(
    model: Path, astronaut: Image, astronaut_png: Path, tmp_path: Path
) -> None:
    file = tmp_path / "shot.png"
    arguments = ["--model", str(model), "--screenshot", str(file), str(astronaut_png)]
    assert main(arguments) == 0
    shot = cv2.imread(str(file))
    assert shot is not None
    suit = astronaut[280:480, 80:400]
    likeness = [
        cv2.matchTemplate(shot, cv2.resize(suit, None, fx=f, fy=f), cv2.TM_CCOEFF_NORMED).max()
        for f in np.arange(0.9, 1.5, 0.025)
    ]
    assert max(likeness) > 0.9
    label = colors_for(LABELS)["neutral"]
    assert np.any(np.all(shot == (label.blue(), label.green(), label.red()), axis=2))


def test_a_screenshot_of_a_video_waits_for_a_face(
    model: Path, astronaut: Image, tmp_path: Path
) -> None:
    video = write_video(tmp_path / "a.avi", [*([0 * astronaut] * 3), *([astronaut] * 15)])
    file = tmp_path / "shot.png"
    assert main(["--model", str(model), "--screenshot", str(file), str(video)]) == 0
    label = colors_for(LABELS)["neutral"]
    shot = cv2.imread(str(file))
    assert shot is not None
    assert np.any(np.all(shot == (label.blue(), label.green(), label.red()), axis=2))


def test_a_screenshot_of_a_video_without_faces_shows_its_end(model: Path, tmp_path: Path) -> None:
    video = write_video(tmp_path / "a.avi", grey_images(5))
    file = tmp_path / "shot.png"
    assert main(["--model", str(model), "--screenshot", str(file), str(video)]) == 0
    assert cv2.imread(str(file)) is not None


@pytest.mark.parametrize("bad", ["picture", "place", "model"])
def test_a_screenshot_that_cannot_be_taken_says_why(
    model: Path, astronaut_png: Path, tmp_path: Path, bad: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "no such folder" / "shot.png" if bad == "place" else tmp_path / "shot.png"
    if bad == "picture":
        astronaut_png.write_text("hello")
    if bad == "model":
        model.write_text("hello")
    arguments = ["--model", str(model), "--screenshot", str(file), str(astronaut_png)]
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert {"picture": "astronaut.png", "place": "shot.png", "model": "tiny.onnx"}[bad] in told
    assert list(tmp_path.glob("shot*")) == []


def test_a_screenshot_needs_a_path(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--screenshot", "shot.png"])
    assert end.value.code == 2
    assert "needs a PATH" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no signal to one process")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_closes_the_window_in_order(qtbot: QtBot, number: int) -> None:
    # Who runs the tests in the background has some ignored, and they would stay so.
    before = signal.signal(number, signal.SIG_DFL)
    closed: list[bool] = []

    def end(window: MainWindow) -> None:
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: not window.isVisible())
        closed.append(True)

    try:
        assert drive([], end) == 0
    finally:
        signal.signal(number, before)
    assert closed == [True]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_may_read_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "data"))
    with logging_to_file() as log:
        assert stat.S_IMODE(log.stat().st_mode) == 0o600
    log.unlink()
    other = tmp_path / "another's"
    other.touch()
    log.symlink_to(other)
    with logging_to_file() as log:
        assert log.parent != tmp_path / "data"
    assert other.read_bytes() == b""
    shutil.rmtree(log.parent)


def test_a_missing_library_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "desktop.app", None)
    assert main([]) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert "sudo apt install libegl1" in sentence
