from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from desktop.widgets.messages.overlay_panel import OverlayPanel


def test_a_plate_is_rounded_and_in_the_themes_color(qtbot: QtBot) -> None:
    plate = OverlayPanel()
    qtbot.addWidget(plate)
    plate.resize(60, 40)
    palette = plate.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor("#123456"))
    plate.setPalette(palette)
    plate.setStyleSheet("")
    image = plate.grab().toImage()
    assert image.pixelColor(30, 20).name() == "#123456"
    assert image.pixelColor(30, 0).name() != "#123456", "its edge"
