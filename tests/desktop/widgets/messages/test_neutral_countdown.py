"""The countdown of a neutral baseline, and its ring."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.messages.button import Button
from desktop.widgets.messages.neutral_countdown import NeutralCountdown
from desktop.widgets.messages.ring import Ring

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def countdown(qtbot: QtBot) -> NeutralCountdown:
    countdown = NeutralCountdown(3.0)
    qtbot.addWidget(countdown)
    return countdown


def texts(countdown: NeutralCountdown) -> list[str]:
    return [label.text() for label in countdown.findChildren(QLabel)]


def buttons(countdown: NeutralCountdown) -> dict[str, Button]:
    return {b.text(): b for b in countdown.findChildren(Button) if b.isVisible()}


def test_it_asks_for_a_resting_face_and_says_how_long(countdown: NeutralCountdown) -> None:
    assert countdown.isHidden()
    countdown.show_left(4, 3.0)
    before = countdown.grab().toImage()
    assert texts(countdown) == [
        "Look at the camera with a resting face",
        "Face #4 is being calibrated.",
    ]
    countdown.show_left(4, 1.5)
    assert countdown.grab().toImage() != before
    assert list(buttons(countdown)) == ["Cancel"]


def test_it_can_be_cancelled(countdown: NeutralCountdown, qtbot: QtBot) -> None:
    countdown.show_left(4, 3.0)
    with qtbot.waitSignal(countdown.closed):
        qtbot.mouseClick(buttons(countdown)["Cancel"], LEFT)


def test_trouble_is_said_and_can_be_met(countdown: NeutralCountdown, qtbot: QtBot) -> None:
    countdown.show_left(4, 3.0)
    countdown.show_trouble("The face was lost.")
    assert texts(countdown) == ["Not calibrated", "The face was lost."]
    assert countdown.accessibleName() == "Not calibrated The face was lost."
    with qtbot.waitSignal(countdown.closed):
        qtbot.mouseClick(buttons(countdown)["Close"], LEFT)
    with qtbot.waitSignal(countdown.again):
        qtbot.mouseClick(buttons(countdown)["Try again"], LEFT)
    countdown.show_left(4, 3.0)
    assert list(buttons(countdown)) == ["Cancel"]


ACCENT = "#ff0000"


def arc(ring: Ring, left: float) -> int:
    """Pixels in the colour of the arc."""
    ring.show_left(left)
    image = ring.grab().toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y).name() == ACCENT for x, y in points)


def test_it_empties_as_seconds_run_down(qtbot: QtBot) -> None:
    ring = Ring(3.0)
    qtbot.addWidget(ring)
    palette = ring.palette()
    palette.setColor(QPalette.ColorRole.Accent, QColor(ACCENT))
    ring.setPalette(palette)
    full, half, none = arc(ring, 3.0), arc(ring, 1.5), arc(ring, 0.0)
    assert full > 50
    assert 0.35 * full < half < 0.65 * full
    assert none < 0.2 * full  # a round end
