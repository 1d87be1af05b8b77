"""The window saves what it shows as a picture, and copies what it read."""

import io
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import cv2
import pandas as pd
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.features import snapshot as snapshots
from desktop.widgets.style.colors import colors_for
from desktop.widgets.view.painted_frame import painted_frame
from desktop.window import MainWindow
from emolens.readings import Image
from emolens.results.metadata import now
from tests.fakes import EXPRESSIONS, FakeCamera
from tests.windows import Open, says

WAIT = 20_000


@pytest.fixture
def window(open_window: Open, qtbot: QtBot, astronaut_png: Path) -> MainWindow:
    """A window that shows a picture of a face."""
    window = open_window()
    for action in (window.snapshot.save, window.snapshot.copy):
        assert not action.isEnabled()
    window.open_files.open_path(astronaut_png)
    qtbot.waitUntil(says(window, "Happy"), timeout=WAIT)
    return window


def picture(path: Path) -> NDArray[Any]:
    image = cv2.imread(str(path))
    assert image is not None
    return image


def save(monkeypatch: pytest.MonkeyPatch, window: MainWindow, path: Path) -> Path:
    """Save a snapshot by the menu; return the name that was suggested."""
    suggested: list[Path] = []

    def ask(_: object, suggestion: Path) -> Path:
        suggested.append(suggestion)
        return path

    monkeypatch.setattr(snapshots, "ask_for_new_picture", ask)
    window.snapshot.save.trigger()
    return suggested[0]


@pytest.mark.parametrize("suffix", [".png", ".jpg"])
def test_a_snapshot_is_the_frame_with_its_boxes(
    window: MainWindow,
    astronaut: Image,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    suffix: str,
) -> None:
    path = tmp_path / f"shot{suffix}"
    window.core.settings.change(snapshot="boxes")
    assert save(monkeypatch, window, path).name == "astronaut.png"
    difference = cv2.absdiff(picture(path), astronaut).max(axis=2)
    assert difference.shape == (512, 512)
    assert (difference[40:170, 150:300] > 100).any()
    assert (difference[300:] < 40).all()
    assert str(path) in window.status.currentMessage()


def test_beside_it_are_the_scores_of_the_selected_face_unless_that_is_set_otherwise(
    window: MainWindow, astronaut: Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(monkeypatch, window, tmp_path / "scores.png")
    image = picture(tmp_path / "scores.png")
    assert image.shape == (512, 512 + window.stage.panel.width(), 3)
    bar = colors_for(EXPRESSIONS)["happy"]
    of_bar = (image[:, 512:] == (bar.blue(), bar.green(), bar.red())).all(axis=2)
    assert of_bar.sum() > 100
    window.core.settings.change(snapshot="plain")
    save(monkeypatch, window, tmp_path / "plain.png")
    assert (picture(tmp_path / "plain.png") == astronaut).all()


def test_the_scores_of_a_small_picture_are_shown_whole(
    open_window: Open,
    qtbot: QtBot,
    portrait: Image,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "small.png"
    assert cv2.imwrite(str(path), cv2.resize(portrait, (128, 128)))
    window = open_window(path=path)
    qtbot.waitUntil(says(window, "Happy"), timeout=WAIT)
    save(monkeypatch, window, tmp_path / "shot.png")
    assert picture(tmp_path / "shot.png").shape[0] > 250


@pytest.mark.parametrize("wanted", ["plain", "boxes", "scores"])
def test_numbers_only_shows_no_picture(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: str
) -> None:
    window.core.settings.change(numbers_only=True, snapshot=wanted)
    save(monkeypatch, window, tmp_path / "shot.png")
    image = picture(tmp_path / "shot.png")[:, :512]
    assert (image[300:] == image[300, 0]).all()
    assert (image[:200] != image[300, 0]).any()


@pytest.mark.parametrize("name", ["none/shot.png", "shot.nonsense"])
def test_a_snapshot_that_cannot_be_saved_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    save(monkeypatch, window, tmp_path / name)
    (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert box.text() == "The snapshot could not be saved"
    assert "choose another" in box.informativeText()
    assert not (tmp_path / name).exists()
    box.close()


def test_readings_are_copied_as_a_table(window: MainWindow) -> None:
    window.snapshot.copy.trigger()
    table = pd.read_csv(io.StringIO(QGuiApplication.clipboard().text()), sep="\t")
    assert table["expression"].tolist() == ["happy"]
    assert table[[f"scores_{name}" for name in EXPRESSIONS]].sum(axis=1)[0] == pytest.approx(1)
    assert table["source"].tolist() == ["astronaut.png"]
    assert not table.isna().any(axis=None), "no empty columns"
    assert "Copied" in window.status.currentMessage()


def test_live_readings_are_copied_with_their_time_of_day(
    open_window: Open, qtbot: QtBot, portrait: Image
) -> None:
    window = open_window(lambda: FakeCamera(portrait))
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy"))
    window.snapshot.copy.trigger()
    table = pd.read_csv(io.StringIO(QGuiApplication.clipboard().text()), sep="\t")
    moment = datetime.fromisoformat(table["wall_time"][0])
    assert abs(now() - moment) < timedelta(minutes=1)


def test_where_nothing_is_shown_nothing_can_be_saved(window: MainWindow, tmp_path: Path) -> None:
    window.open_files.open_path(tmp_path / "none.png")
    assert not window.snapshot.save.isEnabled()
    assert not window.snapshot.copy.isEnabled()


def test_a_snapshot_shows_who_is_selected_and_why(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.stage.view.reading is not None
    box = window.stage.view.reading.face.box
    save(monkeypatch, window, tmp_path / "plain.png")
    window.evidence.why.trigger()
    qtbot.waitUntil(says(window, "half of the evidence"), timeout=WAIT)
    save(monkeypatch, window, tmp_path / "why.png")
    plain, why = (picture(tmp_path / name) for name in ("plain.png", "why.png"))
    inside = slice(box.y + 30, box.y + box.height - 10), slice(box.x + 30, box.x + box.width - 10)
    assert plain[inside].mean() > 1.5 * why[inside].mean()
    analysed = window.snapshot._analysed
    assert analysed is not None
    selected = painted_frame(analysed, window.stage.view.reading)
    assert selected != painted_frame(analysed)
