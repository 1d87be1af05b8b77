import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop.widgets.playback.playback_bar import TransportBar, time_text


@pytest.mark.parametrize(
    ("seconds", "text", "exact"),
    [
        (0.0, "0:00", "0:00.00"),
        (59.999, "0:59", "1:00.00"),
        (83.04, "1:23", "1:23.04"),
        (3723.5, "1:02:03", "1:02:03.50"),
    ],
)
def test_times_are_written_as_people_do(seconds: float, text: str, exact: str) -> None:
    assert time_text(seconds) == text
    assert time_text(seconds, exact=True) == exact


@pytest.fixture
def bar(qtbot: QtBot) -> TransportBar:
    bar = TransportBar([QAction("Play")])
    qtbot.addWidget(bar)
    return bar


def texts(bar: TransportBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel)]


def test_it_says_where_it_is_and_how_long_it_lasts(bar: TransportBar) -> None:
    bar.show_length(90.0)
    bar.show_time(61.5)
    assert texts(bar) == ["1:01", "1:30"]
    assert (bar.scrubber.value(), bar.scrubber.maximum()) == (61500, 90000)
    bar.show_exactly(True)
    assert texts(bar) == ["1:01.50", "1:30"]


def test_without_a_length_there_is_nothing_to_slide(bar: TransportBar) -> None:
    bar.show_length(None)
    bar.show_time(61.5)
    assert texts(bar) == ["1:01", ""]
    assert not bar.scrubber.isEnabled()


def test_a_button_does_what_its_action_does(bar: TransportBar, qtbot: QtBot) -> None:
    (button,) = bar.findChildren(QToolButton)
    with qtbot.waitSignal(button.defaultAction().triggered):
        button.click()
