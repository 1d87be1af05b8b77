from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from desktop.widgets.playback.playback_bar import PlaybackBar


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[PlaybackBar]:
    speed = QMenu("Speed")
    bar = PlaybackBar([QAction("Play")], speed)
    qtbot.addWidget(bar)
    yield bar
    speed.deleteLater()


def texts(bar: PlaybackBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel)]


def test_it_says_where_it_is_and_how_long_it_lasts(bar: PlaybackBar) -> None:
    bar.show_length(90.0)
    bar.show_time(61.5)
    assert texts(bar) == ["1:01", "1:30"]
    assert (bar.scrubber.value(), bar.scrubber.maximum()) == (61, 90)
    bar.show_exactly(True)
    assert texts(bar) == ["1:01.50", "1:30"]


def test_without_a_length_there_is_nothing_to_slide(bar: PlaybackBar) -> None:
    bar.show_length(None)
    bar.show_time(61.5)
    assert texts(bar) == ["1:01", ""]
    assert not bar.scrubber.isEnabled()


def test_a_button_does_what_its_action_does(bar: PlaybackBar, qtbot: QtBot) -> None:
    button, _ = bar.findChildren(QToolButton)
    with qtbot.waitSignal(button.defaultAction().triggered):
        button.click()


def test_a_second_counts_when_it_has_passed(bar: PlaybackBar) -> None:
    bar.show_length(3723.9)
    bar.show_time(59.999)
    assert texts(bar) == ["0:59", "1:02:03"]
    bar.show_exactly(True)
    assert texts(bar) == ["1:00.00", "1:02:03"]
