"""Models chosen, dropped and refused in the window, while live too."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.settings.file import SettingsFile
from desktop.widgets.dialogs.model_card import ModelCard
from desktop.widgets.dialogs.model_dialog import ModelDialog
from emolens.errors import ModelError
from emolens.readings import Image
from tests.fakes import HAPPY, FakeCamera, FakeClassifier
from tests.windows import Open, drop, says, shown

SAD = (0.02, 0.012, 0.03, 0.018, 0.094, 0.801, 0.025)


def load_file(path: Path | None) -> FakeClassifier:
    """Every file is a model that finds everybody sad, but for those called broken."""
    if path is not None and "broken" in path.name:
        raise ModelError(f"The model file {path} cannot be used: it is empty; choose another.")
    return FakeClassifier(HAPPY if path is None else SAD)


def model_file(path: Path) -> QMimeData:
    path.touch()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_one_that_is_dropped_while_live_reads_from_then_on(
    open_window: Open, qtbot: QtBot, portrait: Image, tmp_path: Path
) -> None:
    camera = FakeCamera(portrait)
    window = open_window(lambda: camera, load_file=load_file)
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy", "#1"))
    drop(window, model_file(tmp_path / "mine.onnx"))
    qtbot.waitUntil(says(window, "Sad", "#1"))
    assert "Reading with mine.onnx" in window.status.currentMessage()
    drop(window, model_file(tmp_path / "broken.onnx"))
    qtbot.waitUntil(says(window, "broken.onnx", "goes on with the one that it has"))
    assert window.model.reads.text() == "mine.onnx"
    assert "Sad" in shown(window)
    assert not camera.closed.is_set()


def test_a_picture_is_read_anew(open_window: Open, qtbot: QtBot, astronaut_png: Path) -> None:
    window = open_window(path=astronaut_png, load_file=load_file)
    qtbot.waitUntil(says(window, "Happy"))
    window.model.use(Path("mine.onnx"))
    qtbot.waitUntil(says(window, "Sad"))


def test_it_is_kept_for_the_next_start(
    open_window: Open, qtbot: QtBot, astronaut_png: Path, tmp_path: Path
) -> None:
    file = SettingsFile(tmp_path / "config" / "settings.json")
    window = open_window(settings_file=file, load_file=load_file)
    window.model.choose.trigger()
    (dialog,) = window.findChildren(ModelDialog)
    with qtbot.waitSignal(window.core.model_loader.changed):
        dialog.chosen.emit(tmp_path / "mine.onnx")
    dialog.close()
    window.close()
    again = open_window(settings_file=file, load_file=load_file, path=astronaut_png)
    qtbot.waitUntil(says(again, "Sad"))
    with qtbot.waitSignal(again.core.model_loader.changed):
        again.model.use(None)
    assert file.read()[0].model == ""


def test_a_refused_start_is_mended_by_another_model(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    def refuse() -> FakeClassifier:
        raise ModelError("The model file m.onnx cannot be used: it is empty; choose another.")

    window = open_window(load=refuse, path=astronaut_png, load_file=load_file)
    qtbot.waitUntil(says(window, "The model cannot be used"))
    window.model.use(Path("mine.onnx"))
    qtbot.waitUntil(says(window, "Sad"))


@pytest.mark.parametrize("named", [None, Path("mine.onnx")])
def test_its_card_is_one_click_away(open_window: Open, qtbot: QtBot, named: Path | None) -> None:
    window = open_window(load_file=load_file)
    qtbot.waitUntil(lambda: window.core.controls.now.model is not None)
    if named:
        with qtbot.waitSignal(window.core.model_loader.changed):
            window.model.use(named)
    window.model.about.trigger()
    (card,) = window.findChildren(ModelCard)
    texts = [label.text() for label in card.findChildren(QLabel)]
    assert ("mine.onnx" if named else "emolens.onnx") in texts
    assert any("Angry, Disgust" in text for text in texts)
    qtbot.waitUntil(lambda: any("ms per face" in x.text() for x in card.findChildren(QLabel)))
    card.close()


def test_the_last_ones_are_a_menu_of_their_own(
    open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(load_file=load_file)
    paths = [tmp_path / f"{name}.onnx" for name in "abcdef"]
    for path in (*paths, paths[4]):
        path.touch()
        with qtbot.waitSignal(window.core.model_loader.changed):
            window.model.use(path)
    window.model.use(tmp_path / "broken.onnx")
    recent = window.model.recent
    assert recent.paths() == [paths[n] for n in (4, 5, 3, 2, 1)]
    with qtbot.waitSignal(window.core.model_loader.changed):
        recent.chosen.emit(paths[1])
    assert window.model.reads.text() == "b.onnx"
    paths[2].unlink()
    recent.chosen.emit(paths[2])
    assert "no longer there" in window.status.currentMessage()
    assert paths[2] not in recent.paths()
    recent.cleared.emit()
    assert recent.paths() == []
