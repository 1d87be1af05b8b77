"""The window and a person's own neutral: live, of a video, of a picture, for a batch."""

import json
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.window import MainWindow
from emolens.errors import CameraLostError
from emolens.protocols import Source
from emolens.readings import AnalysedFrame, Image
from emolens.tracking import baseline_capture
from tests.fakes import EXPRESSIONS, FakeCamera, FakeClassifier
from tests.neutral import ASKS, AT_REST, RELATIVE, SAD_AT_REST
from tests.windows import Open, buttons, press, says, shown

pytestmark = pytest.mark.usefixtures("shortly")


@pytest.fixture
def window(open_window: Open, qtbot: QtBot, portrait: Image) -> MainWindow:
    """A window before whose camera somebody sits who looks sad at rest."""
    window = open_window(lambda: FakeCamera(portrait), lambda: FakeClassifier(SAD_AT_REST))
    assert not window.neutral_baseline.take.isEnabled()
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Sad", "Selected face, #"), timeout=20_000)
    return window


def test_a_face_is_seen_from_its_own_neutral_until_that_is_removed(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert not window.neutral_baseline.remove.isEnabled()
    window.neutral_baseline.take.trigger()
    assert ASKS in shown(window)
    qtbot.waitUntil(says(window, "Is this face at rest?", "mainly as sad there (52 %)"))
    assert RELATIVE not in shown(window)
    press(window, qtbot, "Use it all the same")
    qtbot.waitUntil(says(window, "Neutral", RELATIVE), timeout=20_000)
    assert ASKS not in shown(window)
    reading = window.stage.view.reading
    assert reading is not None
    assert reading.scores["sad"] == pytest.approx(0.52)
    assert reading.corrected is not None
    assert reading.corrected["neutral"] > 0.6
    assert "own neutral" in window.stage.view.accessibleDescription()
    assert window.timeline._history.corrected(reading.face.track or 0)
    window.neutral_baseline.remove.trigger()
    qtbot.waitUntil(says(window, "Sad"), timeout=20_000)
    assert RELATIVE not in shown(window)
    assert not window.neutral_baseline.remove.isEnabled()


def live_at_rest(open_window: Open, qtbot: QtBot, camera: Callable[[], Source]) -> MainWindow:
    """Return a window that sees a face relative to its neutral."""
    window = open_window(camera, lambda: FakeClassifier(AT_REST))
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Neutral", "Selected face, #"), timeout=20_000)
    window.neutral_baseline.take.trigger()
    qtbot.waitUntil(says(window, RELATIVE), timeout=20_000)
    return window


def test_another_source_has_other_faces_and_no_baseline(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    window = live_at_rest(open_window, qtbot, lambda: FakeCamera(portrait))
    window.camera.webcam.trigger()
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Neutral", "Selected face, #"), timeout=20_000)
    assert RELATIVE not in shown(window)


def test_a_recording_says_by_what_its_scores_are_corrected(
    open_window: Open, qtbot: QtBot, portrait: Image, tmp_path: Path
) -> None:
    window = live_at_rest(open_window, qtbot, lambda: FakeCamera(portrait))
    window.core.settings.change(recordings=str(tmp_path))
    window.recording.record.trigger()
    frames: list[AnalysedFrame] = []
    window.player.analysed.connect(frames.append)
    qtbot.waitUntil(lambda: len(frames) > 3, timeout=20_000)
    window.neutral_baseline.remove.trigger()
    qtbot.waitUntil(lambda: frames[-1].readings[0].corrected is None, timeout=20_000)
    window.recording.stop()
    assert window.recording.recorders.wait(10)
    (file,) = tmp_path.glob("*.about.json")
    about = json.loads(file.read_text("utf-8"))
    (baseline,) = about["neutral"]
    assert baseline["track"] == frames[0].readings[0].face.track
    assert max(baseline["rest"], key=baseline["rest"].get) == "neutral"
    assert [change["neutral"] for change in about["settings_changed"]] == [[]]


@pytest.mark.usefixtures("impatient")
def test_it_outlasts_a_camera_that_was_lost(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    cameras = [FakeCamera(portrait) for _ in range(2)]
    opened = iter(cameras)
    window = live_at_rest(open_window, qtbot, lambda: next(opened))
    reading = window.stage.view.reading
    assert reading is not None
    before = reading.face.track
    cameras[0].image = np.zeros_like(portrait)
    times: list[float] = []
    window.player.analysed.connect(lambda analysed: times.append(analysed.frame.time))
    qtbot.waitUntil(lambda: times[-1:] > [times[0] + 1.5] if times else False, timeout=20_000)
    cameras[0].lose(CameraLostError("The camera was lost."))
    qtbot.waitUntil(says(window, RELATIVE), timeout=20_000)
    reading = window.stage.view.reading
    assert reading is not None
    assert reading.face.track != before
    assert "goes on with face" in window.status.currentMessage()


def test_a_grin_is_no_resting_face_and_can_be_tried_again(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    grin = np.full(7, 0.002)
    grin[EXPRESSIONS.index("happy")] = 0.988
    window = open_window(lambda: FakeCamera(portrait), lambda: FakeClassifier(grin))
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy", "Selected face, #"), timeout=20_000)
    window.neutral_baseline.take.trigger()
    qtbot.waitUntil(says(window, "No neutral face was taken"), timeout=20_000)
    assert "Use it all the same" not in buttons(window)
    press(window, qtbot, "Try again")
    qtbot.waitUntil(says(window, ASKS))


def test_of_a_picture_it_counts_for_the_folder(
    open_window: Open, qtbot: QtBot, astronaut: Image, tmp_path: Path
) -> None:
    for name in ("1.png", "2.png"):
        cv2.imwrite(str(tmp_path / name), astronaut)
    cv2.imwrite(str(tmp_path / "3.png"), np.hstack([astronaut, astronaut]))
    window = open_window(load=lambda: FakeClassifier(SAD_AT_REST), path=tmp_path / "1.png")
    qtbot.waitUntil(says(window, "Sad", "1 of 3"))
    window.neutral_baseline.take.trigger()
    qtbot.waitUntil(says(window, "Is this face at rest?"))
    press(window, qtbot, "Use it all the same")
    qtbot.waitUntil(says(window, "Neutral", RELATIVE))
    window.folder_navigation.next.trigger()
    qtbot.waitUntil(says(window, "2.png", "Neutral", RELATIVE))
    window.folder_navigation.next.trigger()
    qtbot.waitUntil(says(window, "3.png", "Sad", "2 faces"))
    window.neutral_baseline.take.trigger()
    qtbot.waitUntil(says(window, "Several faces are in this picture"))
    window.folder_navigation.previous.trigger()
    qtbot.waitUntil(says(window, "2.png", RELATIVE))
    window.neutral_baseline.remove.trigger()
    qtbot.waitUntil(says(window, "Sad"))


@pytest.mark.parametrize("how", ["button", "key", "source"])
def test_watching_can_be_cancelled(
    window: MainWindow, qtbot: QtBot, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(baseline_capture, "SECONDS", 1e6)
    window.neutral_baseline.take.trigger()
    assert ASKS in shown(window)
    if how == "button":
        qtbot.mouseClick(buttons(window)["Cancel"], Qt.MouseButton.LeftButton)
    elif how == "key":
        window.activateWindow()
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    else:
        window.camera.webcam.trigger()
    qtbot.waitUntil(lambda: not window.neutral_baseline.panel.isVisible())
    assert ASKS not in shown(window)


class WithoutNeutral(FakeClassifier):
    def __init__(self) -> None:
        super().__init__()
        names = tuple("calm" if name == "neutral" else name for name in EXPRESSIONS)
        object.__setattr__(self.metadata, "labels", names)


def test_a_model_without_neutral_offers_none(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    window = open_window(lambda: FakeCamera(portrait), WithoutNeutral)
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy", "Selected face, #"), timeout=20_000)
    assert not window.neutral_baseline.take.isEnabled()
