"""The window and the events that its user marks."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.features import event_files
from desktop.window import MainWindow
from emolens.batch.analysis import BatchAnalysis
from emolens.batch.job import BatchJob
from emolens.batch.progress import ProgressMeter
from emolens.readings import Image
from emolens.results.metadata import read_metadata
from emolens.results.reader import read_rows
from emolens.study.event_names import events_file, recorded_events
from emolens.study.events import Event, read_events
from tests.fakes import FakeCamera, FakeClassifier
from tests.videos import write_video
from tests.windows import Open, says

WAIT = 30_000
FRAMES, RATE = 30, 10
Press = Callable[..., None]


@pytest.fixture
def film(tmp_path: Path, portrait: Image) -> Path:
    return write_video(tmp_path / "film.avi", [portrait] * FRAMES, fps=RATE)


@pytest.fixture
def window(open_window: Open, qtbot: QtBot, film: Path) -> MainWindow:
    """A window with a film that was read and stands at its beginning."""
    window = open_window(path=film)
    qtbot.waitUntil(says(window, "The video has ended.", "Happy"), timeout=WAIT)
    go_to(window, qtbot, 0.0)
    return window


@pytest.fixture
def live(open_window: Open, qtbot: QtBot, portrait: Image, tmp_path: Path) -> MainWindow:
    """A window before whose camera somebody sits."""
    window = open_window(lambda: FakeCamera(portrait))
    window.core.settings.change(recordings=str(tmp_path))
    window.camera.webcam.trigger()
    qtbot.waitUntil(says(window, "Happy", "Selected face, #"), timeout=WAIT)
    return window


def go_to(window: MainWindow, qtbot: QtBot, second: float) -> None:
    window.playback.jump(second)
    qtbot.waitUntil(lambda: window.playback.bar.seconds == pytest.approx(second), timeout=WAIT)


def mark(window: MainWindow, qtbot: QtBot, second: float, key: Qt.Key = Qt.Key.Key_1) -> None:
    go_to(window, qtbot, second)
    qtbot.keyClick(window.stage.view, key)


def hold(window: MainWindow, qtbot: QtBot, begin: float, end: float, key: Qt.Key) -> None:
    go_to(window, qtbot, begin)
    qtbot.keyPress(window.stage.view, key)
    go_to(window, qtbot, end)
    qtbot.keyRelease(window.stage.view, key)


def marked(window: MainWindow) -> list[tuple[float, float, str]]:
    events = window.core.events.events
    return [(round(one.onset, 3), round(one.duration, 3), one.trial_type) for one in events]


def place_of(window: MainWindow, second: float) -> QPoint:
    """Where an event at a time lies on the timeline."""
    chart = window.timeline.view._chart
    area = window.timeline.view._contents.strip.area(chart)
    return QPoint(round(chart.x_of(second)), round(area.center().y()))


def drag_event(window: MainWindow, qtbot: QtBot, begin: float, end: float) -> None:
    view = window.timeline.view
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(view, left, pos=place_of(window, begin))
    qtbot.mouseMove(view, place_of(window, end))
    qtbot.mouseRelease(view, left, pos=place_of(window, end))


def test_keys_mark_points_and_while_they_are_held_stretches(
    window: MainWindow, qtbot: QtBot
) -> None:
    mark(window, qtbot, 0.5)
    hold(window, qtbot, 1.0, 2.0, Qt.Key.Key_2)
    assert marked(window) == [(0.5, 0.0, "event 1"), (1.0, 1.0, "event 2")]
    assert window.timeline.view.event_at(place_of(window, 1.5)) == window.core.events.events[1]


def test_a_held_key_ends_with_the_focus_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    go_to(window, qtbot, 1.0)
    qtbot.keyPress(window.stage.view, Qt.Key.Key_3)
    go_to(window, qtbot, 2.0)
    window.hide()
    assert marked(window) == [(1.0, 1.0, "event 3")]


def test_buttons_mark_begin_and_end(window: MainWindow, qtbot: QtBot) -> None:
    go_to(window, qtbot, 0.3)
    window.events.mark.trigger()
    for second in (0.5, 1.5):
        go_to(window, qtbot, second)
        window.events.goes_on.trigger()
        assert window.events.goes_on.isChecked() == (second == 0.5)
    for second in (2.0, 2.5):
        go_to(window, qtbot, second)
        window.events.exclude.trigger()
    assert marked(window) == [(0.3, 0, "event 1"), (0.5, 1, "event 1"), (2, 0.5, "exclude")]


def test_a_stretch_that_was_chosen_is_marked(window: MainWindow, qtbot: QtBot) -> None:
    window.timeline.view.choose(0.5, 1.5)
    qtbot.keyClick(window.stage.view, Qt.Key.Key_4)
    assert marked(window) == [(0.5, 1.0, "event 4")]


def test_what_was_done_is_undone(window: MainWindow, qtbot: QtBot) -> None:
    undo, redo = map(window.core.menus.action, ("undo", "redo"))
    assert not undo.isEnabled()
    mark(window, qtbot, 0.5)
    drag_event(window, qtbot, 0.5, 2.0)
    ((onset, _, _),) = marked(window)
    assert onset == pytest.approx(2.0, abs=0.05)
    view = window.timeline.view
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert marked(window) == []
    undo.trigger()
    assert marked(window)[0][0] == onset
    undo.trigger()
    assert marked(window) == [(0.5, 0.0, "event 1")]
    undo.trigger()
    assert marked(window) == []
    assert not undo.isEnabled()
    redo.trigger()
    assert marked(window) == [(0.5, 0.0, "event 1")]


def test_an_end_is_dragged(window: MainWindow, qtbot: QtBot) -> None:
    hold(window, qtbot, 0.5, 1.5, Qt.Key.Key_1)
    drag_event(window, qtbot, 1.5, 2.5)
    ((onset, duration, _),) = marked(window)
    assert onset == 0.5
    assert duration == pytest.approx(2.0, abs=0.05)


def test_keys_choose_move_and_remove_an_event(window: MainWindow, qtbot: QtBot) -> None:
    for second in (0.5, 1.0):
        mark(window, qtbot, second)
    view, control = window.timeline.view, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_Right, control)
    assert view.accessibleDescription() == "event 1, 0:00.5"
    qtbot.keyClick(view, Qt.Key.Key_Right, control)
    assert view.accessibleDescription() == "event 1, 0:01.0"
    qtbot.keyClick(view, Qt.Key.Key_Right, control | Qt.KeyboardModifier.ShiftModifier)
    assert [one[0] for one in marked(window)][1] > 1.0
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert marked(window) == [(0.5, 0.0, "event 1")]


def test_a_name_is_given_to_all_and_to_the_key(window: MainWindow, qtbot: QtBot) -> None:
    for second in (0.5, 1.0):
        mark(window, qtbot, second)
    qtbot.mouseDClick(window.timeline.view, Qt.MouseButton.LeftButton, pos=place_of(window, 0.5))
    (dialog,) = window.findChildren(QInputDialog)
    dialog.setTextValue(" joke\n& more ")
    dialog.accept()
    mark(window, qtbot, 1.5)
    assert {name for _, _, name in marked(window)} == {"joke & more"}
    first = window.core.menus.submenu("event_names").actions()[0]
    assert first.text() == "&1  joke && more…"


def test_a_table_beside_the_film_is_shown_and_written(
    open_window: Open, qtbot: QtBot, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = events_file(str(film))
    table.write_text("onset\tduration\ttrial_type\n0.5\t1\tjoke\n")
    window = open_window(path=film)
    qtbot.waitUntil(lambda: marked(window) == [(0.5, 1.0, "joke")], timeout=WAIT)
    qtbot.waitUntil(says(window, "The video has ended.", "Happy"), timeout=WAIT)
    mark(window, qtbot, 2.0)
    monkeypatch.setattr(event_files, "ask_for_new_events", lambda *_: table)
    assert window.core.work_under_way() == ["Events that you marked are not saved."]
    window.event_files.save.trigger()
    qtbot.waitUntil(says_saved(window, table), timeout=WAIT)
    assert window.core.work_under_way() == []
    assert read_events(table) == (Event(0.5, 1.0, "joke"), Event(2.0, 0.0, "event 1"))


def says_saved(window: MainWindow, path: Path) -> Callable[[], bool]:
    return lambda: window.status.currentMessage() == f"Saved: {path}"


def test_a_table_is_taken_in(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "all.csv"
    table.write_text("onset,duration,trial_type,source\n1,n/a,joke,film.avi\n2,1,joke,other.avi\n")
    monkeypatch.setattr(event_files, "ask_for_events", lambda *_: table)
    window.event_files.open.trigger()
    qtbot.waitUntil(lambda: marked(window) == [(1.0, 0.0, "joke")], timeout=WAIT)
    window.core.menus.action("undo").trigger()
    assert marked(window) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("onset,duration\n1,2\n", "trial_type"),
        ("onset,duration,trial_type,source\n", "no event"),
        ("onset,duration,trial_type\n" + "1,2,joke\n" * 5001, "more than 5,000 events"),
    ],
)
def test_a_table_that_does_not_fit_is_told(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, text: str, words: str
) -> None:
    table = tmp_path / "odd.csv"
    table.write_text(text)
    window.event_files.take_in(table)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=WAIT)
    (trouble,) = window.findChildren(QMessageBox)
    assert words in trouble.informativeText()
    trouble.close()


def test_what_is_not_saved_comes_back_with_its_film(
    window: MainWindow, qtbot: QtBot, film: Path, tmp_path: Path, portrait: Image
) -> None:
    mark(window, qtbot, 0.5)
    window.open_files.open_path(write_video(tmp_path / "b.avi", [portrait] * 5, fps=RATE))
    qtbot.waitUntil(lambda: "b.avi" in window.windowTitle())
    assert marked(window) == []
    assert window.core.work_under_way() == ["Events that you marked are not saved."]
    window.open_files.open_path(film)
    assert marked(window) == [(0.5, 0.0, "event 1")]


def test_saved_rows_say_of_events_what_an_analysis_with_them_says(
    window: MainWindow, qtbot: QtBot, film: Path, tmp_path: Path
) -> None:
    mark(window, qtbot, 0.5)
    hold(window, qtbot, 1.0, 2.0, Qt.Key.Key_2)
    saved, analyzed = tmp_path / "saved.csv", tmp_path / "analyzed.csv"
    shown = window.core.controls.now.film
    assert shown is not None
    window.save_results.save_to(saved, shown)
    qtbot.waitUntil(says_saved(window, saved), timeout=WAIT)
    job = BatchJob([str(film)], events=window.core.events.events)
    BatchAnalysis(job, FakeClassifier(), ProgressMeter(lambda _: None, 1.0)).run_into(analyzed)
    assert window.core.work_under_way() == []
    assert [row.event for row in read_rows(saved)] == [row.event for row in read_rows(analyzed)]
    assert {row.event for row in read_rows(saved)} == {"", "event 1", "event 2"}
    assert recorded_events(saved) == tuple(
        Event(one.onset, one.duration, one.trial_type, str(film))
        for one in window.core.events.events
    )


def test_what_is_analysed_takes_what_was_marked_and_what_lies_beside(
    window: MainWindow, qtbot: QtBot, film: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.avi"
    other.write_bytes(film.read_bytes())
    events_file(str(other)).write_text("onset\tduration\ttrial_type\n1\t1\tother joke\n")
    mark(window, qtbot, 0.5)
    result = tmp_path / "both.csv"
    window.batch.analyze([film, other], result)
    qtbot.waitUntil(says(window, "Done:"), timeout=WAIT)
    named = {(Path(row.source).name, row.event) for row in read_rows(result) if row.event}
    assert named == {("film.avi", "event 1"), ("other.avi", "other joke")}


def test_results_are_opened_with_their_events(open_window: Open, qtbot: QtBot, film: Path) -> None:
    result = film.with_suffix(".csv")
    job = BatchJob([str(film)], events=[Event(0.5, 1.0, "joke", str(film))])
    BatchAnalysis(job, FakeClassifier(), ProgressMeter(lambda _: None, 1.0)).run_into(result)
    window = open_window(path=result)
    qtbot.waitUntil(lambda: marked(window) == [(0.5, 1.0, "joke")], timeout=WAIT)


def test_a_recording_says_what_was_marked_meanwhile(live: MainWindow, qtbot: QtBot) -> None:
    live.recording.start()
    (recorder,) = live.recording.recorders
    config = recorder.config
    qtbot.waitUntil(lambda: live.recording._now - begun(live) > 0.3, timeout=WAIT)
    onset = live.recording._now
    qtbot.keyClick(live.stage.view, Qt.Key.Key_1)
    qtbot.keyPress(live.stage.view, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: live.recording._now - onset > 0.6, timeout=WAIT)
    live.recording.stop()
    qtbot.waitUntil(lambda: config.path(".csv").name in live.status.currentMessage(), timeout=WAIT)
    qtbot.keyRelease(live.stage.view, Qt.Key.Key_2)
    point, stretch = recorded_events(config.path(".csv"))
    assert (point.trial_type, point.duration) == ("event 1", 0.0)
    assert point.onset >= 0.3
    assert (stretch.trial_type, stretch.duration > 0.5) == ("event 2", True)
    for suffix in (".csv", ".jsonl"):
        rows = list(read_rows(config.path(suffix)))
        assert rows[0].event == ""
        meanwhile = [row for row in rows if stretch.onset <= row.time < stretch.end - 0.001]
        assert len(meanwhile) > 3
        assert all("event 2" in row.event for row in meanwhile)
    about = read_metadata(config.path(".csv")) or {}
    assert about["state"] == "complete"


def begun(window: MainWindow) -> float:
    (recorder,) = window.recording.recorders
    return recorder._begun if recorder._begun is not None else float("inf")


def test_a_picture_has_no_events(
    open_window: Open, qtbot: QtBot, tmp_path: Path, portrait: Image
) -> None:
    path = tmp_path / "portrait.png"
    assert cv2.imwrite(str(path), np.asarray(portrait))
    window = open_window(path=path)
    qtbot.waitUntil(says(window, "Happy"), timeout=WAIT)
    qtbot.keyClick(window.stage.view, Qt.Key.Key_1)
    assert marked(window) == []
    assert not window.events.mark.isEnabled()
