"""The window and what its right button offers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.scores.score_bar import ScoreBar
from desktop.window import MainWindow
from emolens.readings import Image
from tests.videos import write_video
from tests.windows import Open, says

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of popups, offscreen


def offered(window: MainWindow, widget: QWidget, point: QPoint) -> dict[str, QMenu]:
    """The entries that are offered at a point of a widget, each with its menu."""
    before = window.findChildren(QMenu)
    widget.customContextMenuRequested.emit(point)
    (menu,) = (menu for menu in window.findChildren(QMenu) if menu not in before)
    entries = {action.text().replace("&", ""): menu for action in menu.actions()}
    menu.hide()
    return entries


def take(entries: dict[str, QMenu], text: str) -> None:
    actions = {action.text().replace("&", ""): action for action in entries[text].actions()}
    actions[text].trigger()


def face(window: MainWindow) -> QPoint:
    return window.stage.view.point_of_interest().toPoint()


@pytest.fixture
def film(portrait: Image, tmp_path: Path) -> Path:
    return write_video(tmp_path / "film.avi", [portrait] * 60, fps=10)


def test_a_face_and_the_picture_around_it_have_menus_of_their_own(
    open_window: Open, qtbot: QtBot, astronaut_png: Path
) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    on_face = offered(window, window.stage.view, face(window))
    assert {"Why?", "My neutral face", "Copy scores", "Save snapshot…"} <= on_face.keys()
    around = offered(window, window.stage.view, QPoint(3, 3))
    assert {"Zoom in", "Full screen", "Save snapshot…"} <= around.keys()
    assert "Why?" not in around


def test_a_bar_is_asked_why(open_window: Open, qtbot: QtBot, astronaut_png: Path) -> None:
    window = open_window(path=astronaut_png)
    qtbot.waitUntil(says(window, "Happy"))
    panel = window.stage.panel
    bar = next(b for b in panel.findChildren(ScoreBar) if b.accessibleName().startswith("Sad"))
    entries = offered(window, panel, bar.geometry().center())
    take(entries, "Why sad?")
    qtbot.waitUntil(lambda: window.stage.view.explained == "sad", timeout=20_000)
    assert "Copy scores" in entries
    assert "Why sad?" not in offered(window, panel, QPoint(2, 2))


def test_a_place_on_the_timeline_is_gone_to_and_taken_as_neutral(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    window = open_window(path=film)
    view = window.timeline.view
    qtbot.waitUntil(lambda: view.isVisible() and window.stage.view.reading is not None)
    window.playback.toggle()
    film_read = window.core.controls.now.film
    assert film_read is not None
    qtbot.waitUntil(lambda: film_read.whole, timeout=20_000)
    place = QPoint(view.width() // 2, 20)
    time = view.time_at(place)
    assert time is not None
    entries = offered(window, view, place)
    assert {"Show all of it", "Save timeline…", "Save results…"} <= entries.keys()
    take(entries, next(text for text in entries if text.startswith("Go to")))
    qtbot.waitUntil(lambda: abs(window.playback.bar.seconds - time) < 0.2)
    entries = offered(window, view, place)
    take(entries, next(text for text in entries if text.startswith("My neutral face around")))
    qtbot.waitUntil(says(window, "Is this face at rest?"), timeout=20_000)


def test_beyond_what_is_known_there_is_nowhere_to_go(
    open_window: Open, qtbot: QtBot, film: Path
) -> None:
    window = open_window(path=film)
    view = window.timeline.view
    qtbot.waitUntil(view.isVisible)
    entries = offered(window, view, QPoint(view.width() - 1, 20))
    assert not any(text.startswith("Go to") for text in entries)
