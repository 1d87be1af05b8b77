"""The panel of neutral baselines, and its ring."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.messages.button import Button
from desktop.widgets.messages.neutral_panel import NeutralPanel
from desktop.widgets.messages.ring import Ring

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot) -> NeutralPanel:
    panel = NeutralPanel(3.0)
    qtbot.addWidget(panel)
    return panel


def texts(panel: NeutralPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel)]


def buttons(panel: NeutralPanel) -> dict[str, Button]:
    return {b.text(): b for b in panel.findChildren(Button) if b.isVisible()}


def test_it_asks_for_a_resting_face_and_says_how_long(panel: NeutralPanel) -> None:
    assert panel.isHidden()
    panel.show_left(4, 3.0)
    before = panel.grab().toImage()
    assert texts(panel) == [
        "Look at the camera with a resting face",
        "Face #4 is being watched.",
    ]
    panel.show_left(4, 1.5)
    assert panel.grab().toImage() != before
    assert list(buttons(panel)) == ["Cancel"]


def test_it_can_be_cancelled(panel: NeutralPanel, qtbot: QtBot) -> None:
    panel.show_left(4, 3.0)
    with qtbot.waitSignal(panel.closed):
        qtbot.mouseClick(buttons(panel)["Cancel"], LEFT)


def test_trouble_is_said_and_can_be_met(panel: NeutralPanel, qtbot: QtBot) -> None:
    panel.show_left(4, 3.0)
    panel.show_trouble("The face was lost.", again=True)
    assert texts(panel) == ["No neutral face was taken", "The face was lost."]
    assert panel.accessibleName() == "No neutral face was taken The face was lost."
    with qtbot.waitSignal(panel.closed):
        qtbot.mouseClick(buttons(panel)["Close"], LEFT)
    with qtbot.waitSignal(panel.again):
        qtbot.mouseClick(buttons(panel)["Try again"], LEFT)
    panel.show_left(4, 3.0)
    assert list(buttons(panel)) == ["Cancel"]


def test_what_is_in_doubt_can_be_used_all_the_same(panel: NeutralPanel, qtbot: QtBot) -> None:
    panel.show_trouble("It reads mainly as happy.", doubtful=True)
    assert texts(panel)[0] == "Is this face at rest?"
    assert set(buttons(panel)) == {"Use it all the same", "Cancel"}
    with qtbot.waitSignal(panel.accepted):
        qtbot.mouseClick(buttons(panel)["Use it all the same"], LEFT)
    panel.show_trouble("No face was read there.")
    assert list(buttons(panel)) == ["Close"]


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
