"""The status bar, and what stands in it."""

import dataclasses

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop.widgets.status.fps_meter import FpsMeter
from desktop.widgets.status.recording_indicator import RecordingIndicator
from desktop.widgets.status.status_bar import StatusBar
from desktop.widgets.view.folder_position import FolderPosition
from tests.fakes import FakeClock, make_frame


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def status(qtbot: QtBot, clock: FakeClock) -> StatusBar:
    status = StatusBar(clock=clock)
    qtbot.addWidget(status)
    return status


def texts(status: StatusBar) -> set[str]:
    return {label.text() for label in status.findChildren(QLabel)} - {""}


def play(status: StatusBar, clock: FakeClock, count: int, interval: float, delay: float) -> None:
    for index in range(count):
        captured = clock.now
        clock.now += delay
        status.note_painted(dataclasses.replace(make_frame(index), captured=captured))
        clock.now += interval - delay


@pytest.mark.parametrize(("count", "text"), [(0, "no faces"), (1, "1 face"), (3, "3 faces")])
def test_faces_are_counted(status: StatusBar, count: int, text: str) -> None:
    status.show_source("a.png")
    status.show_faces(count)
    assert texts(status) == {"a.png", text}


def test_rate_and_latency_of_a_live_source(status: StatusBar, clock: FakeClock) -> None:
    play(status, clock, count=26, interval=0.04, delay=0.03)
    assert texts(status) == {"25 fps · 30 ms delay"}


def test_the_first_frame_says_nothing_of_rate_and_latency(
    status: StatusBar, clock: FakeClock
) -> None:
    play(status, clock, count=1, interval=2.04, delay=2.0)  # the model was being loaded
    assert texts(status) == set()
    play(status, clock, count=25, interval=0.04, delay=0.03)
    assert texts(status) == {"25 fps · 30 ms delay"}


def test_figures_stand_still_long_enough_to_be_read(status: StatusBar, clock: FakeClock) -> None:
    play(status, clock, count=30, interval=0.04, delay=0.03)
    shown = texts(status)
    play(status, clock, count=3, interval=0.04, delay=0.04)
    assert texts(status) == shown


def test_another_source_starts_anew(status: StatusBar, clock: FakeClock) -> None:
    play(status, clock, count=30, interval=0.04, delay=0.03)
    status.show_faces(2)
    status.show_source("b.png")
    assert texts(status) == {"b.png"}


def test_a_stopped_source_has_no_rate(status: StatusBar, clock: FakeClock) -> None:
    play(status, clock, count=30, interval=0.04, delay=0.03)
    status.stop_clock()
    assert texts(status) == set()


def test_a_remark_stands_beside_the_source_until_there_is_none(status: StatusBar) -> None:
    status.show_source("Webcam")
    status.show_remark("The camera's picture is black.")
    assert texts(status) == {"Webcam", "The camera's picture is black."}
    status.show_remark("")
    assert texts(status) == {"Webcam"}
    status.show_remark("The camera's picture is black.")
    status.show_source("a.png")
    assert texts(status) == {"a.png"}


def test_a_sentence_is_told_for_a_while(status: StatusBar) -> None:
    status.tell("The model file is refused.")
    assert status.currentMessage() == "The model file is refused."
    status.show_faces(1)
    assert status.currentMessage() == "The model file is refused."


def test_nothing_painted_is_no_rate_and_no_latency() -> None:
    meter = FpsMeter()
    assert (meter.rate, meter.latency) == (0, 0)
    meter.note(captured=0.0, painted=0.1)
    assert meter.rate == 0


def test_rate_and_latency_of_a_steady_camera() -> None:
    meter = FpsMeter()
    for index in range(50):
        meter.note(captured=index / 25, painted=index / 25 + 0.06)
    assert meter.rate == pytest.approx(25)
    assert meter.latency == pytest.approx(0.06)


def test_only_the_last_second_counts() -> None:
    meter = FpsMeter()
    for index in range(100):
        meter.note(captured=index / 100, painted=index / 100 + 0.5)
    for index in range(11):
        meter.note(captured=5 + index / 10, painted=5 + index / 10)
    assert meter.rate == pytest.approx(10)
    assert meter.latency == 0


def test_it_is_seen_while_something_is_recorded(qtbot: QtBot) -> None:
    indicator = RecordingIndicator()
    qtbot.addWidget(indicator)
    assert not indicator.isVisible()
    indicator.begin()
    assert indicator.isVisible()
    (label,) = indicator.findChildren(QLabel)
    assert label.text() == "Recording 0:00"
    indicator.end()
    assert not indicator.isVisible()


def test_it_is_red(qtbot: QtBot) -> None:
    indicator = RecordingIndicator()
    qtbot.addWidget(indicator)
    indicator.begin()
    image = indicator.grab().toImage()
    colors = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    red = [c for c in colors if c.red() > 200 and c.green() < 80 and c.blue() < 80]
    assert len(red) > 50


def test_it_says_where_and_goes_on(qtbot: QtBot) -> None:
    previous, following = QAction("Previous"), QAction("Next")
    place = FolderPosition(previous, following)
    qtbot.addWidget(place)
    place.show_place(3, 41)
    assert [label.text() for label in place.findChildren(QLabel)] == ["3 of 41"]
    for button, action in zip(place.findChildren(QToolButton), (previous, following), strict=True):
        with qtbot.waitSignal(action.triggered):
            button.click()


def test_a_sentence_that_is_too_long_ends_in_an_ellipsis_and_is_whole_in_the_tooltip(
    status: StatusBar,
) -> None:
    status.show_faces(3)
    status.resize(400, 30)
    status.show()
    sentence = "a long sentence " * 10
    status.tell(sentence)
    long = status.grab().toImage()
    assert "a long sentence" in status.toolTip()
    status.tell(f"{sentence} that goes on where nobody sees it")
    assert status.grab().toImage() == long, "what does not fit is left out, not cut"
    status.clearMessage()
    assert status.toolTip() == ""


def test_the_number_of_faces_says_what_it_may_lack(status: StatusBar) -> None:
    status.show_faces(1)
    (faces,) = (one for one in status.findChildren(QLabel) if one.text() == "1 face")
    assert "may be missed" in faces.toolTip()
