"""The window and why a face reads as it does."""

from pathlib import Path

import cv2
import pytest
from pytestqt.qtbot import QtBot

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
