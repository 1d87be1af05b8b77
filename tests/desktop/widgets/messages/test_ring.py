from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from desktop.widgets.messages.ring import Ring

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
