import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.playback.scrubber import Scrubber

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def scrubber(qtbot: QtBot) -> Scrubber:
    scrubber = Scrubber()
    qtbot.addWidget(scrubber)
    scrubber.resize(222, 24)  # of which the groove is 200
    scrubber.set_length(10.0)
    return scrubber


def drag_to(scrubber: Scrubber, x: int) -> None:
    point, no_key = QPointF(x, 12), Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, point, point, LEFT, LEFT, no_key)
    QApplication.sendEvent(scrubber, event)


def test_it_goes_where_it_is_pressed_and_follows(scrubber: Scrubber, qtbot: QtBot) -> None:
    sought: list[float] = []
    scrubber.sought.connect(sought.append)
    qtbot.mousePress(scrubber, LEFT, pos=QPoint(111, 12))
    for x in (131, -50, 999):
        drag_to(scrubber, x)
    qtbot.mouseRelease(scrubber, LEFT, pos=QPoint(999, 12))
    drag_to(scrubber, 11)
    assert sought == [5.0, 6.0, 0.0, 10.0]


def test_what_the_program_shows_is_not_sought(scrubber: Scrubber) -> None:
    sought: list[float] = []
    scrubber.sought.connect(sought.append)
    scrubber.show_time(4.0)
    scrubber.set_length(3.0)
    assert scrubber.value() == 3
    assert sought == []


def test_while_it_is_held_it_stays(scrubber: Scrubber, qtbot: QtBot) -> None:
    qtbot.mousePress(scrubber, LEFT, pos=QPoint(111, 12))
    scrubber.show_time(1.0)
    assert scrubber.value() == 5
    qtbot.mouseRelease(scrubber, LEFT, pos=QPoint(111, 12))
    scrubber.show_time(1.0)
    assert scrubber.value() == 1


def test_keys_go_by_a_second_and_by_ten(scrubber: Scrubber, qtbot: QtBot) -> None:
    sought: list[float] = []
    scrubber.sought.connect(sought.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_PageUp):
        qtbot.keyClick(scrubber, key)
    assert sought == [1.0, 2.0, 1.0, 10.0]


def test_the_end_of_a_video_is_reached_to_the_fraction(scrubber: Scrubber, qtbot: QtBot) -> None:
    scrubber.set_length(7.4)
    with qtbot.waitSignal(scrubber.sought) as sought:
        qtbot.keyClick(scrubber, Qt.Key.Key_End)
    assert sought.args == [7.4]
    with qtbot.waitSignal(scrubber.sought) as sought:
        qtbot.mousePress(scrubber, LEFT, pos=QPoint(111, 12))
    assert sought.args == [pytest.approx(3.7)]


def test_a_screen_reader_hears_seconds_and_the_time(scrubber: Scrubber) -> None:
    scrubber.set_length(75.5)
    scrubber.show_time(62.5)
    heard = QAccessible.queryAccessibleInterface(scrubber)
    assert heard is not None
    assert heard.valueInterface().currentValue() == 62
    assert heard.text(QAccessible.Text.Description) == "1:02 of 1:15"


def test_it_is_painted_with_and_without_a_length(scrubber: Scrubber) -> None:
    scrubber.show_time(5.0)
    shown = scrubber.grab().toImage()
    behind, ahead = shown.pixelColor(40, 12), shown.pixelColor(180, 12)
    assert behind != ahead
    scrubber.setEnabled(False)
    off = scrubber.grab().toImage()
    assert off.pixelColor(40, 12) == off.pixelColor(180, 12)


def test_it_shows_how_far_the_video_was_read(scrubber: Scrubber) -> None:
    scrubber.set_length(10.0)
    before = scrubber.grab().toImage()
    scrubber.show_read(5.0)
    half = scrubber.grab().toImage()
    scrubber.show_read(99.0)
    assert before != half != scrubber.grab().toImage()
