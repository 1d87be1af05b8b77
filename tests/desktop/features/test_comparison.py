"""Two models side by side on what is shown."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.features import comparison
from desktop.widgets.dialogs.model_dialog import ModelDialog
from desktop.widgets.scores.score_bar import ScoreBar
from desktop.window import MainWindow
from emolens.errors import ModelError
from emolens.readings import Image
from tests.fakes import HAPPY, FakeCamera, FakeClassifier
from tests.videos import write_video
from tests.windows import Open, says, shown

SAD = (0.02, 0.012, 0.03, 0.018, 0.094, 0.801, 0.025)


def load_file(path: Path | None) -> FakeClassifier:
    """Every file finds everybody sad, but for those called broken, and those called alike."""
    if path is not None and "broken" in path.name:
        raise ModelError(f"The model file {path} cannot be used: it is empty; choose another.")
    return FakeClassifier(HAPPY if path is None or "alike" in path.name else SAD)


def bar(window: MainWindow, name: str) -> str:
    bars = window.stage.panel.findChildren(ScoreBar)
    return next(b.accessibleName() for b in bars if b.accessibleName().startswith(name))


def test_a_picture_is_read_by_both_and_what_differs_is_marked(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    window = open_window(path=astronaut_png, load_file=load_file)
    qtbot.waitUntil(says(window, "Happy"))
    assert not window.comparison.end.isEnabled()
    window.comparison.use(Path("mine.onnx"))
    qtbot.waitUntil(says(window, "mine.onnx differs: Sad 80"))
    assert bar(window, "Sad").endswith("the other model 80 percent")
    assert "\N{NOT EQUAL TO} Sad" in window.stage.view.accessibleDescription()
    window.comparison.use(Path("alike.onnx"))
    qtbot.waitUntil(says(window, "alike.onnx: Happy 80"))
    assert "\N{NOT EQUAL TO}" not in window.stage.view.accessibleDescription()
    window.comparison.end.trigger()
    qtbot.waitUntil(lambda: "alike.onnx" not in shown(window))
    assert "other model" not in bar(window, "Happy")


def test_a_live_view_is_compared_from_the_next_frame_on(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    window = open_window(lambda: FakeCamera(portrait), load_file=load_file)
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy", "#1"))
    window.comparison.use(Path("mine.onnx"))
    qtbot.waitUntil(says(window, "mine.onnx differs: Sad"))


@pytest.mark.parametrize("paused", [False, True])
def test_a_film_is_compared_playing_and_paused(
    open_window: Open, qtbot: QtBot, portrait: Image, tmp_path: Path, paused: bool
) -> None:
    video = write_video(tmp_path / "film.mp4", 60 * [portrait])
    window = open_window(path=video, load_file=load_file)
    qtbot.waitUntil(says(window, "Happy", "#1"), timeout=20_000)
    if paused:
        window.playback.toggle()
    window.comparison.use(Path("mine.onnx"))
    qtbot.waitUntil(says(window, "mine.onnx differs: Sad 80"), timeout=20_000)


def test_the_second_model_is_chosen_in_a_dialog(
    open_window: Open, qtbot: QtBot, astronaut_png: Path, tmp_path: Path
) -> None:
    window = open_window(path=astronaut_png, load_file=load_file)
    window.core.settings.change(models=(str(tmp_path / "mine.onnx"),))
    window.comparison.choose.trigger()
    (dialog,) = window.findChildren(ModelDialog)
    assert dialog.windowTitle() == "Compare with another model"
    dialog.accept()
    qtbot.waitUntil(says(window, "mine.onnx differs: Sad"))


def test_one_that_is_refused_is_told_and_the_first_goes_on(
    open_window: Open, qtbot: QtBot, astronaut_png: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def tell(_window: object, title: str, text: str) -> QMessageBox:
        told.extend((title, text))
        return QMessageBox()

    monkeypatch.setattr(comparison, "warning_box", tell)
    window = open_window(path=astronaut_png, load_file=load_file)
    window.comparison.use(Path("broken.onnx"))
    qtbot.waitUntil(lambda: bool(told))
    assert told[0] == "This model cannot be compared"
    qtbot.waitUntil(says(window, "Happy"))
    assert not window.comparison.end.isEnabled()
