"""The window and a person's own neutral."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.window import MainWindow
from emolens.readings import Image
from emolens.tracking import baseline_capture as calibration
from tests.fakes import EXPRESSIONS, FakeCamera, FakeClassifier
from tests.windows import Open, buttons, says, shown

SAD_AT_REST = (0.05, 0.01, 0.02, 0.02, 0.32, 0.56, 0.02)
ASKS = "Look at the camera with a resting face"


@pytest.fixture(autouse=True)
def shortly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibration, "SECONDS", 0.3)


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
    qtbot.waitUntil(says(window, "Neutral", "Relative to this face's own neutral."), timeout=20_000)
    assert ASKS not in shown(window)
    reading = window.stage.view.reading
    assert reading is not None
    assert reading.scores["sad"] == pytest.approx(0.56)
    assert reading.corrected is not None
    assert reading.corrected["neutral"] > 0.6
    assert "calibrated" in window.stage.view.accessibleDescription()
    window.neutral_baseline.remove.trigger()
    qtbot.waitUntil(says(window, "Sad"), timeout=20_000)
    assert "own neutral" not in shown(window)
    assert not window.neutral_baseline.remove.isEnabled()


def test_another_source_has_other_faces_and_no_baseline(window: MainWindow, qtbot: QtBot) -> None:
    window.neutral_baseline.take.trigger()
    qtbot.waitUntil(says(window, "Relative to this face's own neutral."), timeout=20_000)
    window.camera.webcam.trigger()
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Sad", "Selected face, #"), timeout=20_000)
    assert "own neutral" not in shown(window)


@pytest.mark.parametrize("how", ["button", "key", "source"])
def test_calibration_can_be_cancelled(
    window: MainWindow, qtbot: QtBot, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calibration, "SECONDS", 1e6)
    window.neutral_baseline.take.trigger()
    assert ASKS in shown(window)
    if how == "button":
        qtbot.mouseClick(buttons(window)["Cancel"], Qt.MouseButton.LeftButton)
    elif how == "key":
        window.activateWindow()
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    else:
        window.camera.webcam.trigger()
    qtbot.waitUntil(lambda: not window.neutral_baseline.countdown.isVisible())
    assert ASKS not in shown(window)


def test_a_grin_is_no_resting_face_and_can_be_tried_again(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    grin = np.full(7, 0.002)
    grin[EXPRESSIONS.index("happy")] = 0.988
    window = open_window(lambda: FakeCamera(portrait), lambda: FakeClassifier(grin))
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy", "Selected face, #"), timeout=20_000)
    window.neutral_baseline.take.trigger()
    qtbot.waitUntil(says(window, "Not calibrated"), timeout=20_000)
    qtbot.mouseClick(buttons(window)["Try again"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(says(window, ASKS))


class WithoutNeutral(FakeClassifier):
    def __init__(self) -> None:
        super().__init__()
        names = tuple("calm" if name == "neutral" else name for name in EXPRESSIONS)
        object.__setattr__(self.metadata, "labels", names)


def test_a_model_without_neutral_offers_no_calibration(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    window = open_window(lambda: FakeCamera(portrait), WithoutNeutral)
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy", "Selected face, #"), timeout=20_000)
    assert not window.neutral_baseline.take.isEnabled()
