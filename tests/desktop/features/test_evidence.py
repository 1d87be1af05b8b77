"""The window and why a face reads as it does."""

from pathlib import Path

import cv2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.widgets.scores.score_bar import ScoreBar
from desktop.window import MainWindow
from emolens.readings import Image
from tests.fakes import FakeCamera, FakeClassifier
from tests.windows import Open, says, shown

MEANING = "half of the evidence for “happy”"


class WithoutEvidence(FakeClassifier):
    def __init__(self) -> None:
        super().__init__()
        self.map_shape = None


@pytest.fixture
def picture(tmp_path: Path, portrait: Image) -> Path:
    path = tmp_path / "portrait.png"
    assert cv2.imwrite(str(path), portrait)
    return path


@pytest.mark.parametrize("classifier", [FakeClassifier, WithoutEvidence])
def test_a_picture_is_explained_and_no_longer(
    open_window: Open, qtbot: QtBot, picture: Path, classifier: type[FakeClassifier]
) -> None:
    window = open_window(load=classifier, path=picture)
    qtbot.waitUntil(says(window, "Happy"), timeout=20_000)
    assert window.stage.view.evidence is None
    before = window.stage.view.grab().toImage()
    window.evidence.why.trigger()
    qtbot.waitUntil(says(window, MEANING), timeout=20_000)
    assert window.stage.view.evidence is not None
    assert window.stage.view.grab().toImage() != before
    window.evidence.why.trigger()
    assert MEANING not in shown(window)
    assert window.stage.view.grab().toImage() == before


def test_what_moves_is_explained_from_the_next_frame_on(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    window = open_window(lambda: FakeCamera(portrait))
    window.evidence.why.trigger()
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy", MEANING), timeout=20_000)
    window.evidence.why.trigger()
    qtbot.waitUntil(lambda: window.stage.view.evidence is None, timeout=20_000)


def test_a_model_without_evidence_says_so_of_what_moves(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    window = open_window(lambda: FakeCamera(portrait), WithoutEvidence)
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy"), timeout=20_000)
    window.evidence.why.trigger()
    qtbot.waitUntil(says(window, "still pictures only"), timeout=20_000)


def bar(window: MainWindow, name: str) -> ScoreBar:
    bars = window.stage.panel.findChildren(ScoreBar)
    return next(one for one in bars if one.accessibleName().startswith(name))


def test_any_bar_is_explained_by_a_click_and_a_second_one_goes_back(
    open_window: Open, qtbot: QtBot, picture: Path
) -> None:
    window = open_window(path=picture)
    qtbot.waitUntil(says(window, "Happy"))
    view = window.stage.view
    view.setFocus()
    qtbot.mouseClick(bar(window, "Sad"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(says(window, "half of the evidence for “sad”"), timeout=20_000)
    assert window.evidence.why.isChecked()
    assert view.hasFocus(), "its keys go on working"
    of_sad = view.grab().toImage()
    qtbot.mouseClick(bar(window, "Fear"), Qt.MouseButton.LeftButton)
    assert view.explained == "fear"
    qtbot.mouseClick(bar(window, "Fear"), Qt.MouseButton.LeftButton)
    assert MEANING in shown(window)
    assert view.grab().toImage() != of_sad
    qtbot.keyClick(bar(window, "Sad"), Qt.Key.Key_Return)
    assert view.explained == "sad"
    qtbot.mouseClick(bar(window, "Happy"), Qt.MouseButton.LeftButton)
    assert view.explained == "happy"


def test_another_source_is_asked_about_its_own_expression(
    open_window: Open, qtbot: QtBot, picture: Path, astronaut_png: Path
) -> None:
    window = open_window(path=picture)
    qtbot.waitUntil(says(window, "Happy"))
    qtbot.mouseClick(bar(window, "Sad"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.stage.view.explained == "sad", timeout=20_000)
    window.open_files.open_path(astronaut_png)
    qtbot.waitUntil(lambda: window.stage.view.explained == "happy", timeout=20_000)
