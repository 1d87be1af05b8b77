import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.widgets.score_bar import ScoreBar


@pytest.fixture
def bar(qtbot: QtBot) -> ScoreBar:
    bar = ScoreBar("happy", QColor("#ff0000"), name_width=80)
    qtbot.addWidget(bar)
    bar.resize(400, 30)
    return bar


def coloured(bar: ScoreBar) -> int:
    """Pixels of the bar's own colour along its middle."""
    image = bar.grab().toImage()
    return sum(image.pixelColor(x, 15) == QColor("#ff0000") for x in range(400))


def test_the_bar_is_as_long_as_its_share(bar: ScoreBar) -> None:
    lengths = []
    for percent in (0, 25, 50, 100):
        bar.show_percent(percent, leads=False)
        lengths.append(coloured(bar))
    assert lengths[0] == 0
    assert lengths[3] > 200
    assert lengths[1] == pytest.approx(lengths[3] / 4, abs=2)
    assert lengths[2] == pytest.approx(lengths[3] / 2, abs=2)


def test_name_and_share_can_be_heard(bar: ScoreBar) -> None:
    bar.show_percent(42, leads=True)
    assert bar.accessibleName() == "happy: 42 percent"
