"""The window names the people of a result."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QInputDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.window import MainWindow
from emolens.commands.main import main
from emolens.readings import Image
from emolens.results.metadata import Provenance
from emolens.results.rows import Row
from emolens.results.writer import ResultWriter
from emolens.study.people import Naming
from emolens.study.people_files import people_file, recorded_people
from tests.fakes import make_reading
from tests.results import PRODUCTION
from tests.videos import write_video
from tests.windows import Open, says

WAIT = 30_000


@pytest.fixture
def film(tmp_path: Path, portrait: Image) -> Path:
    return write_video(tmp_path / "p01.avi", [portrait] * 20, fps=10)


@pytest.fixture
def result(film: Path) -> Path:
    """One face that is lost after a second, and comes back as another track."""
    path = film.with_suffix(".csv")
    writer = ResultWriter([path], Provenance([str(film)], PRODUCTION.model, {}))
    for frame in range(20):
        reading = make_reading(track=1 if frame < 10 else 3)
        timed = replace(reading, frame=frame, time=frame / 10)
        writer.add([Row(str(film), frame, frame / 10, None, timed)])
    writer.close("complete")
    return path


@pytest.fixture
def window(open_window: Open, qtbot: QtBot, result: Path) -> MainWindow:
    window = open_window(path=result)
    qtbot.waitUntil(says(window, "The video has ended.", "Happy"), timeout=WAIT)
    qtbot.waitUntil(window.people.name.isEnabled, timeout=WAIT)
    return window


def name(window: MainWindow, track: int, text: str) -> None:
    window.timeline.view.person_wanted.emit(track)
    answer(window, text)


def answer(window: MainWindow, text: str) -> None:
    (dialog,) = [one for one in window.findChildren(QInputDialog) if one.isVisible()]
    dialog.setTextValue(text)
    dialog.accept()


def lanes(window: MainWindow) -> dict[int, str]:
    view = window.timeline.view
    return {lane.track: lane.person for lane in view._lanes(view._chart)}


def shows(window: MainWindow, **people: str) -> Callable[[], bool]:
    expected = {int(track.removeprefix("t")): person for track, person in people.items()}
    return lambda: lanes(window) == expected


def test_tracks_of_one_name_are_one_person_in_summaries(
    window: MainWindow, qtbot: QtBot, result: Path, tmp_path: Path
) -> None:
    before = result.read_bytes()
    left = window.timeline.view._chart.area.left()
    name(window, 1, " mother\n")
    qtbot.waitUntil(shows(window, t1="mother", t3=""), timeout=WAIT)
    assert window.timeline.view._chart.area.left() > left + 10, "there is room for the name"
    name(window, 3, "mother")
    qtbot.waitUntil(shows(window, t1="mother", t3="mother"), timeout=WAIT)
    qtbot.waitUntil(lambda: len(recorded_people(result)) == 2, timeout=WAIT)
    assert result.read_bytes() == before
    assert main(["summarize", str(result), "-o", str(tmp_path / "summary.csv")]) == 0
    summary = pd.read_csv(tmp_path / "summary.csv")
    assert (list(summary["person"]), list(summary["frames"])) == (["mother"], [20])


def test_who_somebody_is_comes_back_with_the_result_and_is_taken_away(
    window: MainWindow, open_window: Open, qtbot: QtBot, result: Path, film: Path
) -> None:
    name(window, 3, "child")
    qtbot.waitUntil(lambda: recorded_people(result) == (Naming(str(film), 3, "child"),))
    other = open_window(path=result)
    qtbot.waitUntil(shows(other, t1="", t3="child"), timeout=WAIT)
    qtbot.waitUntil(other.people.name.isEnabled, timeout=WAIT)
    name(other, 3, "")
    qtbot.waitUntil(lambda: recorded_people(result) == ())
    qtbot.waitUntil(shows(other, t1="", t3=""), timeout=WAIT)


@pytest.mark.qt_log_ignore("This plugin does not support")  # of popups, offscreen
def test_a_track_is_split_where_its_lane_is_clicked(
    window: MainWindow, qtbot: QtBot, result: Path, tmp_path: Path
) -> None:
    view = window.timeline.view
    name(window, 1, "mother")
    chart = view._chart
    (lane,) = [one for one in view._lanes(chart) if one.track == 1]
    place = QPoint(round(chart.x_of(0.55)), round(lane.area.center().y()))
    time, before = view.time_at(place), colors(window, place)
    assert time is not None
    view.customContextMenuRequested.emit(place)
    (menu,) = [one for one in window.findChildren(QMenu) if one.isVisible()]
    (split,) = [one for one in menu.actions() if one.text().startswith("Split #1 at 0:00.")]
    menu.hide()
    split.trigger()
    answer(window, "child")
    assert shows(window, t1="mother, child", t3="")()
    place.setX(round(view._chart.x_of(time)))  # the names take more room by now
    assert colors(window, place) != before, "the lane shows where it is split"
    qtbot.waitUntil(lambda: len(recorded_people(result)) == 2, timeout=WAIT)
    summary = tmp_path / "summary.csv"
    assert main(["summarize", str(result), "-o", str(summary)]) == 0
    table = pd.read_csv(summary).set_index("person")["frames"]
    assert dict(table) == {"mother": 6, "child": 4, "#3": 10}


def colors(window: MainWindow, place: QPoint) -> set[str]:
    """The colours around a place of the timeline."""
    image = window.timeline.view.grab().toImage()
    return {image.pixelColor(place + QPoint(x, 0)).name() for x in range(-4, 5)}


def test_names_and_splits_are_undone_and_done_again(
    window: MainWindow, qtbot: QtBot, result: Path
) -> None:
    undo, redo = (window.core.menus.action(one) for one in ("undo", "redo"))
    assert not undo.isEnabled()
    name(window, 1, "mother")
    name(window, 3, "mother")
    window.timeline.view.split_wanted.emit(3, 1.5)
    answer(window, "child")
    assert shows(window, t1="mother", t3="mother, child")()
    undo.trigger()
    undo.trigger()
    assert shows(window, t1="mother", t3="")()
    qtbot.waitUntil(lambda: [one.track for one in recorded_people(result)] == [1], timeout=WAIT)
    redo.trigger()
    assert shows(window, t1="mother", t3="mother")()
    qtbot.waitUntil(lambda: [one.track for one in recorded_people(result)] == [1, 3], timeout=WAIT)
    assert not window.core.work_under_way(), "there are no events to be saved"


def test_the_menu_splits_the_selected_face_where_the_film_stands(window: MainWindow) -> None:
    window.people.split.trigger()
    (dialog,) = window.findChildren(QInputDialog)
    assert dialog.windowTitle() == "Who is #3 from 0:01.9 on?"
    dialog.reject()


def test_the_menu_names_the_selected_face(window: MainWindow) -> None:
    window.people.name.trigger()
    (dialog,) = window.findChildren(QInputDialog)
    assert dialog.windowTitle() == "Who is #3?"
    dialog.reject()


def test_without_a_result_nobody_is_named(open_window: Open, qtbot: QtBot, film: Path) -> None:
    window = open_window(path=film)
    qtbot.waitUntil(says(window, "Happy"), timeout=WAIT)
    assert not window.people.name.isEnabled()
    window.timeline.view.person_wanted.emit(1)
    assert window.findChildren(QInputDialog) == []


def test_people_of_a_source_without_its_file_are_named(
    open_window: Open, qtbot: QtBot, result: Path, film: Path
) -> None:
    film.unlink()
    window = open_window(path=result)
    qtbot.waitUntil(says(window, "Results of p01.avi"), timeout=WAIT)
    qtbot.waitUntil(window.people.name.isEnabled, timeout=WAIT)
    name(window, 1, "mother")
    qtbot.waitUntil(shows(window, t1="mother", t3=""), timeout=WAIT)


def test_a_damaged_table_of_people_is_told(open_window: Open, qtbot: QtBot, result: Path) -> None:
    people_file(result).write_text("nonsense\n")
    window = open_window(path=result)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=WAIT)
    (trouble,) = window.findChildren(QMessageBox)
    assert "lacks the column" in trouble.informativeText()
    trouble.close()
    assert not window.people.name.isEnabled()
