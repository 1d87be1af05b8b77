from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.status.recording_indicator import RecordingIndicator


def test_it_is_seen_while_something_is_recorded(qtbot: QtBot) -> None:
    mark = RecordingIndicator()
    qtbot.addWidget(mark)
    assert not mark.isVisible()
    mark.begin()
    assert mark.isVisible()
    (label,) = mark.findChildren(QLabel)
    assert label.text() == "Recording 0:00"
    mark.end()
    assert not mark.isVisible()


def test_it_is_red(qtbot: QtBot) -> None:
    mark = RecordingIndicator()
    qtbot.addWidget(mark)
    mark.begin()
    image = mark.grab().toImage()
    colors = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    red = [c for c in colors if c.red() > 200 and c.green() < 80 and c.blue() < 80]
    assert len(red) > 50
