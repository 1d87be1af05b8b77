"""The window and a model file that is refused, broken or mended."""

import shutil
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.workers.model_file import stamp_of
from emolens.errors import ModelError
from emolens.model import onnx_model
from emolens.model.onnx_model import OnnxModel
from emolens.protocols import EvidenceModel
from emolens.readings import Frame, Image
from emolens.resources import model_file
from tests.fakes import FakeCamera, FakeClassifier
from tests.unbounded_models import endless
from tests.windows import Open, buttons, says, shown


def test_a_model_file_that_breaks_while_live_disturbs_nothing(
    open_window: Open, qtbot: QtBot, portrait: Image, astronaut_png: Path, tmp_path: Path
) -> None:
    path = tmp_path / "m.onnx"
    shutil.copy(model_file(), path)
    camera = FakeCamera(portrait)
    window = open_window(
        lambda: camera, partial(OnnxModel.load, path), model_stamp=partial(stamp_of, path)
    )
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "fps", "Happy"))
    path.write_bytes(b"broken")
    painted: list[Frame] = []
    window.stage.painted.connect(painted.append)
    qtbot.waitUntil(lambda: len(painted) > 3)
    assert "refused" not in shown(window) + window.status.currentMessage()
    with qtbot.waitSignal(window.player.ended):
        window.open_files.open_path(astronaut_png)
    assert "Happy" in shown(window)
    assert says(window, "m.onnx", "goes on with the one that it has")()
    buttons(window)["Close"].click()
    assert "m.onnx" not in shown(window)


def test_a_refused_model_is_said_at_the_start_and_can_be_mended(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    refusals = [ModelError("The model file m.onnx is refused: it lacks metadata; export it.")]

    def load() -> EvidenceModel:
        if refusals:
            raise refusals.pop()
        return FakeClassifier()

    window = open_window(load=load)
    qtbot.waitUntil(says(window, "The model cannot be used", "m.onnx"))
    qtbot.mouseClick(buttons(window)["Try again"], Qt.MouseButton.LeftButton)
    assert "Open a picture" in shown(window)
    window.open_files.open_path(astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))


def test_a_refused_model_does_not_end_the_app(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    tries: list[int] = []

    def load() -> EvidenceModel:
        tries.append(len(tries))
        raise ModelError("The model file m.onnx is refused: it lacks metadata; export it.")

    window = open_window(load=load, path=astronaut_png)
    qtbot.waitUntil(says(window, "The model cannot be used"))
    earlier = len(tries)
    window.open_files.open_path(astronaut_png)
    qtbot.waitUntil(lambda: len(tries) > earlier)
    qtbot.waitUntil(says(window, "The model cannot be used"))


def test_a_refusal_that_comes_late_does_not_hide_what_is_shown(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    window.core.model_loader.refused.emit(
        ModelError("The model file m.onnx is refused; export it.")
    )
    assert "Happy" in shown(window)


def test_a_model_that_never_ends_keeps_the_window_from_nothing(
    open_window: Open,
    qtbot: QtBot,
    portrait: Image,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It computes for ever on bright crops alone, so that it is not refused at the start."""
    monkeypatch.setattr(onnx_model, "LONGEST_RUN", 0.3)
    path = endless(tmp_path / "m.onnx", threshold=20)
    camera = FakeCamera(portrait)
    window = open_window(lambda: camera, partial(OnnxModel.load, path))
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "comes to no end within"))
