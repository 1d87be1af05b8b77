"""The window and what was read over time."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.window import MainWindow
from emolens.readings import Image
from emolens.results.history import History
from tests.fakes import FakeCamera, make_reading
from tests.windows import Open, says


@pytest.fixture
def window(open_window: Open, qtbot: QtBot, portrait: Image) -> MainWindow:
    """A window before whose camera somebody sits."""
    window = open_window(lambda: FakeCamera(portrait))
    assert not window.timeline.view.isVisible()
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy", "Selected face, #"), timeout=20_000)
    return window


def test_a_face_is_read_over_time_and_its_values_are_told(window: MainWindow, qtbot: QtBot) -> None:
    view = window.timeline.view
    qtbot.waitUntil(view.isVisible)
    history = window.timeline._history
    qtbot.waitUntil(lambda: history.end - history.begin > 0.5, timeout=20_000)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert "happy 80\u202f%" in view.accessibleDescription()
    selected = window.stage.view.reading
    assert selected is not None
    assert f"#{selected.face.track}" in view.accessibleDescription()


def test_it_can_be_hidden_and_shown(window: MainWindow, qtbot: QtBot) -> None:
    view = window.timeline.view
    qtbot.waitUntil(view.isVisible)
    window.timeline.shown.trigger()
    assert not view.isVisible()
    window.timeline.shown.trigger()
    assert view.isVisible()


def test_another_source_begins_anew(window: MainWindow, qtbot: QtBot) -> None:
    view = window.timeline.view
    qtbot.waitUntil(view.isVisible)
    window.camera.webcam.trigger()
    assert not view.isVisible()
    assert window.timeline._history.tracks == ()


def test_a_picture_has_none(
    open_window: Open, qtbot: QtBot, tmp_path: Path, portrait: Image
) -> None:
    path = tmp_path / "portrait.png"
    assert cv2.imwrite(str(path), np.asarray(portrait))
    window = open_window(path=path)
    qtbot.waitUntil(says(window, "Happy"), timeout=20_000)
    assert not window.timeline.view.isVisible()


def test_what_was_read_before_is_shown_as_a_whole(open_window: Open) -> None:
    history = History()
    for second in range(600):
        object.__setattr__(reading := make_reading(track=1), "time", float(second))
        history.add(reading)
    window = open_window()
    window.timeline.show_results(history)
    chart = window.timeline.view._chart
    assert (chart.begin, chart.end) == (0.0, 599.0)


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_it_is_saved_as_a_picture(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    history = window.timeline._history
    qtbot.waitUntil(lambda: history.end - history.begin > 0.5, timeout=20_000)
    assert window.timeline_picture.save.isEnabled()
    path = tmp_path / f"timeline{suffix}"
    window.timeline_picture.save_to(path)
    assert str(path) in window.status.currentMessage()
    if suffix == ".png":
        picture = QImage(str(path))
        assert picture.width() >= 2400
        colors = {picture.pixelColor(x, 60).name() for x in range(picture.width())}
        assert len(colors) > 2
    else:
        assert QSvgRenderer(str(path)).isValid()
        drawing = path.read_text("utf-8")
        assert "#1" in drawing
        width = window.timeline.view.picture_size().width()
        assert float(drawing.split('width="')[1].split("mm")[0]) == pytest.approx(
            width / 96 * 25.4, abs=0.1
        )


def test_a_picture_of_it_that_cannot_be_saved_is_told(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    window.timeline_picture.save_to(tmp_path / "file" / "timeline.png")
    (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert box.text() == "The timeline could not be saved"
    box.close()


def test_without_readings_there_is_nothing_to_save(open_window: Open) -> None:
    assert not open_window().timeline_picture.save.isEnabled()
