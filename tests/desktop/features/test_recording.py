"""The window records a live session."""

import json
from pathlib import Path

import cv2
import pandas as pd
import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.features import recording
from desktop.window import MainWindow
from emolens.errors import CameraLostError
from emolens.readings import Image
from emolens.results import append_only_file as growing
from tests.fakes import EXPRESSIONS, FakeCamera
from tests.videos import write_video
from tests.windows import Open, says, shown

WAIT = 20_000


@pytest.fixture
def live(open_window: Open, qtbot: QtBot, portrait: Image, tmp_path: Path) -> MainWindow:
    """A window that shows a face before the webcam, and records to a folder of its own."""
    window = open_window(lambda: FakeCamera(portrait))
    window.core.settings.change(recordings=str(tmp_path / "recordings"))
    assert not window.recording.record.isEnabled()
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy"), timeout=WAIT)
    return window


def record(window: MainWindow, qtbot: QtBot) -> Path:
    """Turn it on, and return the CSV file once it has some rows."""
    window.recording.record.trigger()
    folder = window.recording.folder
    qtbot.waitUntil(lambda: any(folder.glob("*.csv")), timeout=WAIT)
    (path,) = folder.glob("*.csv")
    qtbot.waitUntil(lambda: path.read_bytes().count(b"\n") > 5, timeout=WAIT)
    return path


def finish(window: MainWindow) -> None:
    """Stop it, and wait until the files are finished."""
    window.recording.stop()
    assert window.recording.recorders.wait(10)


def boxes(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_what_is_read_goes_to_a_file_that_pandas_reads(live: MainWindow, qtbot: QtBot) -> None:
    path = record(live, qtbot)
    assert "Recording 0:0" in shown(live)
    live.recording.record.trigger()
    assert "Recording 0:0" not in shown(live)
    qtbot.waitUntil(lambda: str(path) in live.status.currentMessage(), timeout=WAIT)
    table = pd.read_csv(path, parse_dates=["wall_time"])
    assert len(table) > 4
    assert set(table["expression"].dropna()) == {"happy"}
    assert table["time"].iloc[0] == 0, "as its video counts"
    assert table["time"].is_monotonic_increasing
    assert set(table["source"]) == {"Camera 1"}
    assert table["wall_time"].dt.tz is not None
    assert (table[[f"scores_{name}" for name in EXPRESSIONS]].sum(axis=1) - 1).abs().max() < 1e-3
    lines = pd.read_json(path.with_suffix(".jsonl"), lines=True)
    assert lines["frame"].tolist() == table["frame"].tolist()
    about = json.loads(path.with_suffix(".about.json").read_text("utf-8"))
    assert (about["state"], about["frames"]) == ("complete", len(table))
    assert about["settings"]["smoothing"] == 1.0
    assert not path.with_suffix(".mkv").exists()


def test_frames_that_the_window_skips_are_recorded_too(live: MainWindow, qtbot: QtBot) -> None:
    shown_frames: list[int] = []
    live.player.analysed.connect(lambda analysed: shown_frames.append(analysed.frame.index))
    path = record(live, qtbot)
    finish(live)
    recorded = pd.read_csv(path)["frame"]
    assert set(shown_frames) & set(range(recorded.min(), recorded.max())) <= set(recorded)


@pytest.mark.parametrize("film", ["plain", "overlays"])
def test_the_video_is_recorded_if_that_is_set(
    live: MainWindow, qtbot: QtBot, portrait: Image, film: str
) -> None:
    live.core.settings.change(film=film)
    path = record(live, qtbot)
    finish(live)
    capture = cv2.VideoCapture(str(path.with_suffix(".mkv")), cv2.CAP_FFMPEG)
    done, image = capture.read()
    assert done
    difference = cv2.absdiff(image, portrait).max(axis=2)
    assert (difference > 100).any() == (film == "overlays")


@pytest.mark.parametrize(("film", "style"), [("blocked", "block"), ("blurred", "blur")])
def test_faces_of_the_video_are_covered_if_that_is_set(
    live: MainWindow, qtbot: QtBot, portrait: Image, film: str, style: str
) -> None:
    reading = live.stage.view.reading
    assert reading is not None
    live.core.settings.change(film=film)
    path = record(live, qtbot)
    finish(live)
    capture = cv2.VideoCapture(str(path.with_suffix(".mkv")), cv2.CAP_FFMPEG)
    images = []
    while (read := capture.read())[0]:
        images.append(read[1])
    box = reading.face.box
    face = (slice(box.y, box.y + box.height), slice(box.x, box.x + box.width))
    for image in images:
        sharp = cv2.Laplacian(portrait[face], cv2.CV_64F).std()
        assert cv2.Laplacian(image[face], cv2.CV_64F).std() < sharp / 3
        assert image[face].any() == (film == "blurred")
    video = json.loads(path.with_suffix(".about.json").read_text("utf-8"))["video"]
    assert (video["covered"], video["nothing_covered"]) == (style, [])
    assert video["frames"] == len(images) > 0


def test_numbers_only_keeps_no_picture(live: MainWindow, qtbot: QtBot) -> None:
    live.core.settings.change(film="overlays", numbers_only=True)
    path = record(live, qtbot)
    finish(live)
    assert not path.with_suffix(".mkv").exists()


@pytest.mark.usefixtures("theme_again")
def test_settings_that_change_on_the_way_are_told(live: MainWindow, qtbot: QtBot) -> None:
    path = record(live, qtbot)
    live.core.settings.change(smoothing=2.0)
    live.core.settings.change(theme="dark")
    finish(live)
    about = json.loads(path.with_suffix(".about.json").read_text("utf-8"))
    assert about["settings"]["smoothing"] == 1.0
    assert [change["smoothing"] for change in about["settings_changed"]] == [2.0]


def test_it_ends_with_its_source(live: MainWindow, qtbot: QtBot) -> None:
    path = record(live, qtbot)
    live.camera.webcam.trigger()
    assert not live.recording.record.isChecked()
    assert not live.recording.record.isEnabled()
    finish(live)
    assert json.loads(path.with_suffix(".about.json").read_text("utf-8"))["state"] == "complete"


def test_two_in_a_row_have_files_of_their_own(live: MainWindow, qtbot: QtBot) -> None:
    record(live, qtbot)
    for _ in range(3):
        live.recording.record.trigger()
    finish(live)
    assert len(list(live.recording.folder.glob("*.csv"))) == 2


def test_a_video_cannot_be_recorded(
    open_window: Open, qtbot: QtBot, astronaut: Image, tmp_path: Path
) -> None:
    window = open_window(path=write_video(tmp_path / "film.mp4", [astronaut] * 5))
    qtbot.waitUntil(says(window, "The video has ended"), timeout=WAIT)
    assert not window.recording.record.isEnabled()


def test_closing_the_window_finishes_the_files(live: MainWindow, qtbot: QtBot) -> None:
    path = record(live, qtbot)
    live.close_anyway()
    assert json.loads(path.with_suffix(".about.json").read_text("utf-8"))["state"] == "complete"


def test_a_full_disk_ends_it_with_a_message(
    live: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("emolens.results.writer.CHECK_SECONDS", 0.0)
    path = record(live, qtbot)
    monkeypatch.setattr(growing, "LEAST_FREE", 1 << 62)
    qtbot.waitUntil(lambda: bool(boxes(live)), timeout=WAIT)
    (box,) = boxes(live)
    assert box.text() == "The recording has ended"
    assert "all but full; make room" in box.informativeText()
    assert "Everything until then is kept." in box.informativeText()
    assert not live.recording.record.isChecked()
    assert live.recording.record.isEnabled()
    assert len(pd.read_csv(path)) > 4
    box.close()


def test_a_file_that_is_removed_ends_it_with_a_message(
    live: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("emolens.results.writer.CHECK_SECONDS", 0.0)
    record(live, qtbot).unlink()
    qtbot.waitUntil(lambda: bool(boxes(live)), timeout=WAIT)
    (box,) = boxes(live)
    assert "was removed" in box.informativeText()
    box.close()


def test_where_nothing_can_be_written_another_folder_is_offered(
    live: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    live.core.settings.change(recordings=str(tmp_path / "file"))
    monkeypatch.setattr(recording, "ask_for_recordings", lambda *_: tmp_path / "other")
    live.recording.record.trigger()
    qtbot.waitUntil(lambda: bool(boxes(live)), timeout=WAIT)
    (box,) = boxes(live)
    assert "choose another" in box.informativeText()
    box.defaultButton().click()
    assert live.recording.folder == tmp_path / "other"
    record(live, qtbot)


@pytest.mark.usefixtures("impatient")
def test_a_camera_that_is_lost_and_back_goes_on_in_the_same_file(
    open_window: Open, qtbot: QtBot, portrait: Image, tmp_path: Path
) -> None:
    cameras = [FakeCamera(portrait), FakeCamera(portrait)]
    first = cameras[-1]
    window = open_window(cameras.pop)
    window.core.settings.change(recordings=str(tmp_path))
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy"), timeout=WAIT)
    path = record(window, qtbot)
    first.lose(CameraLostError("Camera 1 was lost; check its cable."))
    qtbot.waitUntil(lambda: not cameras, timeout=WAIT)
    rows = path.read_bytes().count(b"\n")
    qtbot.waitUntil(lambda: path.read_bytes().count(b"\n") > rows + 5, timeout=WAIT)
    assert window.recording.record.isChecked()
    finish(window)
    assert pd.read_csv(path)["frame"].is_monotonic_increasing
