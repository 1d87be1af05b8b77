"""The window and what was read over time."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
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
