import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.style.colors import colors_for
from desktop.widgets.timeline.view import TimelineView
from emolens.results.history import History
from tests.fakes import EXPRESSIONS, HAPPY, make_reading

SAD = tuple(HAPPY[(index - 2) % 7] for index in range(7))
HAPPY_COLOR = colors_for(EXPRESSIONS)["happy"].name()
SAD_COLOR = colors_for(EXPRESSIONS)["sad"].name()
KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


def add(history: History, begin: float, end: float, track: int, scores: tuple[float, ...]) -> None:
    for tenth in range(round(begin * 10), round(end * 10) + 1):
        reading = make_reading(track=track, scores=scores)
        history.add(dataclasses.replace(reading, time=tenth / 10))


@pytest.fixture
def history() -> History:
    """A minute happy, a minute sad; another is there for the last half minute only."""
    history = History()
    add(history, 0, 60, 1, HAPPY)
    add(history, 60.1, 120, 1, SAD)
    add(history, 90, 120, 2, HAPPY)
    return history


@pytest.fixture
def view(qtbot: QtBot, history: History) -> TimelineView:
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(600, 150)
    view.show_history(history)
    view.show()
    return view


def colors(view: TimelineView, y: int) -> set[str]:
    """What is painted along a row."""
    image = view.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width())}


def lane_middles(view: TimelineView) -> list[int]:
    chart = view._chart
    return [round(lane.area.center().y()) for lane in view._lanes(chart)]


def turn(view: TimelineView, x: int, up: int, sideways: int = 0) -> None:
    at, turned = QPointF(x, 60), QPoint(sideways * 120, up * 120)
    event = QWheelEvent(
        at,
        at,
        QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_the_last_minute_is_shown_with_a_lane_for_each_track(view: TimelineView) -> None:
    first, second = lane_middles(view)
    assert SAD_COLOR in colors(view, first)
    assert HAPPY_COLOR not in colors(view, first)
    assert HAPPY_COLOR in colors(view, second)


def test_without_readings_it_says_what_will_be_there(view: TimelineView) -> None:
    view.show_history(History())
    empty = view.grab().toImage()
    ink = {empty.pixelColor(x, 75).name() for x in range(600)}
    assert len(ink) > 1


def test_home_shows_all_and_end_the_newest(view: TimelineView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, KEY.Key_Home)
    first, _ = lane_middles(view)
    assert {HAPPY_COLOR, SAD_COLOR} <= colors(view, first)
    qtbot.keyClick(view, KEY.Key_Plus)
    qtbot.keyClick(view, KEY.Key_Plus)
    qtbot.keyClick(view, KEY.Key_Plus)
    qtbot.keyClick(view, KEY.Key_Plus)
    assert HAPPY_COLOR not in colors(view, first)
    qtbot.keyClick(view, KEY.Key_Minus)
    qtbot.keyClick(view, KEY.Key_End)
    assert view._chart.end == pytest.approx(120)


def test_the_wheel_zooms_and_dragging_moves(view: TimelineView, qtbot: QtBot) -> None:
    turn(view, 300, up=1)
    assert view._chart.seconds == pytest.approx(60 / 1.25)
    qtbot.mousePress(view, LEFT, pos=QPoint(200, 60))
    qtbot.mouseMove(view, QPoint(500, 60))
    qtbot.mouseRelease(view, LEFT, pos=QPoint(500, 60))
    moved = view._chart
    assert moved.end < 120
    turn(view, 300, up=-1)
    assert view._chart.time_at(300) == pytest.approx(moved.time_at(300), abs=1e-6)
    turn(view, 300, up=0, sideways=-50)
    assert view._chart.end == pytest.approx(120)


def test_a_click_seeks_its_time_and_dragging_none(view: TimelineView, qtbot: QtBot) -> None:
    sought: list[float] = []
    view.sought.connect(sought.append)
    qtbot.mouseClick(view, LEFT, pos=QPoint(300, 60))
    assert sought == [pytest.approx(view._chart.time_at(300))]
    qtbot.mousePress(view, LEFT, pos=QPoint(200, 60))
    qtbot.mouseMove(view, QPoint(500, 60))
    qtbot.mouseMove(view, QPoint(200, 60))
    qtbot.mouseRelease(view, LEFT, pos=QPoint(200, 60))
    qtbot.keyClick(view, KEY.Key_Escape)
    qtbot.keyClick(view, KEY.Key_Return)
    assert len(sought) == 1
    qtbot.keyClick(view, KEY.Key_Left)
    qtbot.keyClick(view, KEY.Key_Return)
    assert sought[1] == view._cursor


def test_new_readings_move_it_unless_it_was_moved(
    view: TimelineView, history: History, qtbot: QtBot
) -> None:
    add(history, 120.1, 130, 1, HAPPY)
    view.advance(130)
    assert view._chart.end == pytest.approx(130)
    qtbot.keyClick(view, KEY.Key_Home)
    for _ in range(5):
        qtbot.keyClick(view, KEY.Key_Plus)
    turn(view, 300, up=0, sideways=1)
    stays = view._chart.end
    add(history, 130.1, 140, 1, HAPPY)
    view.advance(140)
    assert view._chart.end == pytest.approx(stays)


def test_the_pointer_tells_the_values_of_its_lane(view: TimelineView, qtbot: QtBot) -> None:
    first, second = lane_middles(view)
    x = round(view._chart.x_of(100))
    before = view.grab().toImage()
    qtbot.mouseMove(view, QPoint(x, first))
    assert view.accessibleDescription().startswith("#1, 1:40")
    assert "sad 80\u202f%" in view.accessibleDescription()
    qtbot.mouseMove(view, QPoint(x, second))
    assert "#2" in view.accessibleDescription()
    assert "happy 80\u202f%" in view.accessibleDescription()
    assert view.grab().toImage() != before
    qtbot.mouseMove(view, QPoint(round(view._chart.x_of(70)), second))
    assert "No face" in view.accessibleDescription()


def test_the_keyboard_moves_the_cursor_too(view: TimelineView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, KEY.Key_Left)
    assert view.accessibleDescription().startswith("#1, 2:00.0")
    qtbot.keyClick(view, KEY.Key_Left)
    qtbot.keyClick(view, KEY.Key_Down)
    assert view.accessibleDescription().startswith("#2, 1:59.0")
    qtbot.keyClick(view, KEY.Key_Up)
    qtbot.keyClick(view, KEY.Key_Right)
    assert view.accessibleDescription().startswith("#1, 2:00.0")
    for _ in range(70):
        qtbot.keyClick(view, KEY.Key_Left)
    assert view._chart.begin < 60
    qtbot.keyClick(view, KEY.Key_Escape)
    assert view.accessibleDescription() == ""


def test_of_too_many_tracks_the_selected_and_the_latest_are_shown(
    view: TimelineView, history: History
) -> None:
    for track in range(3, 9):
        add(history, 100, 100 + track, track, HAPPY)
    view.select(3)
    view.advance(history.end)
    shown = [lane.track for lane in view._lanes(view._chart)]
    assert shown == [1, 2, 3]


def test_time_runs_on_while_nobody_is_there(view: TimelineView) -> None:
    view.advance(150.0)
    assert view._chart.end == pytest.approx(150)
    assert len(lane_middles(view)) == 2
    view.advance(1000.0)
    assert lane_middles(view) == []


def test_it_is_drawn_at_most_ten_times_a_second(
    view: TimelineView, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[float] = []
    view.resize(5000, 100)  # more columns than frames
    for frame in range(60):
        monkeypatch.setattr(view, "update", lambda time=frame / 30: drawn.append(time))
        view.advance(200 + frame / 30)
    assert len(drawn) == pytest.approx(20, abs=1)


def test_where_a_video_stands_that_was_gone_back_is_marked(view: TimelineView) -> None:
    before = view.grab().toImage()
    view.advance(100.0)
    x = round(view._chart.x_of(100.0))
    (y, _), after = lane_middles(view), view.grab().toImage()
    assert view._chart.begin == pytest.approx(60)
    assert after.pixelColor(x, y) != before.pixelColor(x, y)


def test_it_is_drawn_at_any_size(view: TimelineView) -> None:
    for width, height in ((1, 1), (30, 400), (2000, 20)):
        view.resize(width, height)
        assert not view.grab().isNull()


def test_it_follows_the_theme(view: TimelineView) -> None:
    palette = view.palette()
    palette.setColor(palette.ColorRole.Window, QColor("black"))
    palette.setColor(palette.ColorRole.WindowText, QColor("white"))
    view.setPalette(palette)
    view.setAutoFillBackground(True)
    assert view.grab().toImage().pixelColor(2, 2).lightness() < 20


def crowd() -> History:
    """Nine tracks in a film of ten seconds; the later ones are seen longer."""
    history = History(most_tracks=None)
    for track in range(1, 10):
        add(history, 9 - track, 9, track, HAPPY)
    return history


def tracks_in_view(view: TimelineView) -> list[int]:
    return [lane.track for lane in view._lanes(view._chart)]


def test_of_a_film_the_whole_is_shown_from_its_first_to_its_last_second(
    view: TimelineView,
) -> None:
    history = History()
    view.show_history(history, 40.0)
    assert (view._chart.begin, view._chart.end) == (0.0, 40.0)
    add(history, 12, 15, 1, HAPPY)
    view.renew()
    view.advance(13.0)
    assert (view._chart.begin, view._chart.end) == (0.0, 40.0)
    assert HAPPY_COLOR in colors(view, lane_middles(view)[0])


def test_a_film_of_unknown_length_is_shown_up_to_where_it_was_read(view: TimelineView) -> None:
    history = History()
    view.show_history(history, 0.0)
    for second in (10, 30, 50):
        add(history, second, second + 5, 1, HAPPY)
        view.renew()
        assert (view._chart.begin, view._chart.end) == (0.0, second + 5)


def test_all_lanes_of_a_film_can_be_reached_the_most_read_first(
    view: TimelineView, qtbot: QtBot
) -> None:
    view.show_history(crowd(), 10.0)
    room = view._chart.room
    assert tracks_in_view(view) == list(range(9, 9 - room, -1))
    assert view._scroll.hidden_below == 9 - room
    view._scroll.setValue(9)
    assert tracks_in_view(view)[-1] == 1
    assert view._scroll.hidden_below == 0
    for _ in range(20):
        qtbot.keyClick(view, KEY.Key_Up)
    assert tracks_in_view(view)[0] == 9
    for _ in range(20):
        qtbot.keyClick(view, KEY.Key_Down)
    assert tracks_in_view(view)[-1] == 1
    view.resize(600, 600)
    assert len(tracks_in_view(view)) == 9
    assert not view._scroll.isVisible()
    view.show_history(crowd())
    assert not view._scroll.isVisible()


def drag(
    view: TimelineView, qtbot: QtBot, begin: float, end: float, *keys: Qt.KeyboardModifier
) -> None:
    """Drag from one time to another."""
    chart, modifier = view._chart, keys[0] if keys else Qt.KeyboardModifier.NoModifier
    places = [QPoint(round(chart.x_of(time)), 60) for time in (begin, end)]
    qtbot.mousePress(view, LEFT, modifier, places[0])
    qtbot.mouseMove(view, places[1])
    qtbot.mouseRelease(view, LEFT, modifier, places[1])


def test_dragging_over_a_film_chooses_a_stretch(view: TimelineView, qtbot: QtBot) -> None:
    view.show_history(crowd(), 10.0)
    chosen: list[tuple[float, float] | None] = []
    view.chosen.connect(chosen.append)
    before = view.grab().toImage()
    drag(view, qtbot, 6.0, 3.0)
    (stretch,) = chosen
    assert stretch is not None
    np.testing.assert_allclose(stretch, (3, 6), atol=0.05)
    assert view.grab().toImage() != before
    drag(view, qtbot, 8.0, 99.0)
    assert chosen[-1] is not None
    np.testing.assert_allclose(chosen[-1], (8, 10), atol=0.05)
    view.show_history(crowd(), 10.0)  # the same film, read otherwise
    assert len(chosen) == 2
    assert view._contents.chosen is not None
    qtbot.keyClick(view, KEY.Key_Escape)
    assert chosen[-1] is None
    drag(view, qtbot, 3.0, 6.0)
    qtbot.mouseClick(view, LEFT, pos=QPoint(300, 60))
    assert chosen[-1] is None
    drag(view, qtbot, 3.0, 6.0)
    view.show_history(History())
    assert chosen[-1] is None


def test_with_shift_dragging_moves_a_film_too(view: TimelineView, qtbot: QtBot) -> None:
    view.show_history(crowd(), 10.0)
    turn(view, 300, up=3)
    before = view._chart.begin
    drag(
        view, qtbot, view._chart.begin + 2, view._chart.begin + 1, Qt.KeyboardModifier.ShiftModifier
    )
    assert view._chart.begin == pytest.approx(before + 1, abs=0.05)
    assert view._contents.chosen is None


def test_what_a_baseline_corrects_is_underlined_and_said(view: TimelineView, qtbot: QtBot) -> None:
    plain, corrected = History(), History()
    for history in (plain, corrected):
        for tenth in range(100):
            reading = dataclasses.replace(make_reading(track=1), time=tenth / 10)
            own = reading.scores if history is corrected and tenth > 50 else None
            history.add(dataclasses.replace(reading, corrected=own))
    view.show_history(plain, 10.0)
    before = view.grab().toImage()
    view.show_history(corrected, 10.0)
    (lane,) = view._lanes(view._chart)
    below = round(lane.area.bottom() + 2)
    after = view.grab().toImage()
    places = [round(view._chart.x_of(time)) for time in (3, 8)]
    assert [after.pixelColor(x, below) == before.pixelColor(x, below) for x in places] == [
        True,
        False,
    ]
    qtbot.mouseMove(view, QPoint(places[1], 60))
    assert view.accessibleDescription().endswith("; own neutral")
    qtbot.mouseMove(view, QPoint(places[0], 60))
    assert "own neutral" not in view.accessibleDescription()


def test_beyond_the_end_the_pointer_tells_nothing(view: TimelineView, qtbot: QtBot) -> None:
    short = History()
    add(short, 0, 9, 1, HAPPY)
    view.show_history(short)
    (lane,) = lane_middles(view)
    for time, told in ((5, True), (15, False)):
        qtbot.mouseMove(view, QPoint(round(view._chart.x_of(time)), lane))
        assert (view.accessibleDescription() != "") == told
