import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.widgets.scores.score_bar import ScoreBar
from desktop.widgets.style.motion import use_motion


@pytest.fixture
def bar(qtbot: QtBot) -> ScoreBar:
    bar = ScoreBar("happy", QColor("#ff0000"), name_width=80)
    qtbot.addWidget(bar)
    bar.resize(400, 30)
    return bar


def colored(bar: ScoreBar) -> int:
    """Pixels of the bar's own colour along its middle."""
    image = bar.grab().toImage()
    return sum(image.pixelColor(x, 15) == QColor("#ff0000") for x in range(400))


def test_the_bar_is_as_long_as_its_share(bar: ScoreBar) -> None:
    lengths = []
    for percent in (0, 25, 50, 100):
        bar.show_percent(percent, leads=False)
        lengths.append(colored(bar))
    assert lengths[0] == 0
    assert lengths[3] > 200
    assert lengths[1] == pytest.approx(lengths[3] / 4, abs=2)
    assert lengths[2] == pytest.approx(lengths[3] / 2, abs=2)


def test_name_and_share_can_be_heard(bar: ScoreBar) -> None:
    bar.show_percent(42, leads=True)
    assert bar.accessibleName() == "Happy: 42 percent"


class Brisk(QProxyStyle):
    """A style without animations."""

    def styleHint(  # noqa: N802
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803
    ) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returnData)


def test_a_bar_in_view_glides_to_its_share_and_then_rests(bar: ScoreBar, qtbot: QtBot) -> None:
    bar.show()
    bar.show_percent(80, leads=True)
    assert colored(bar) < 20
    assert bar.accessibleName() == "Happy: 80 percent"
    qtbot.waitUntil(lambda: bar._glide.state() == bar._glide.State.Stopped)
    gone_all_the_way = colored(bar)
    bar.hide()
    bar.show_percent(40, leads=True)
    assert colored(bar) == pytest.approx(gone_all_the_way / 2, abs=2)


def test_a_bar_turns_back_from_where_it_is(bar: ScoreBar, qtbot: QtBot) -> None:
    bar.show()
    bar.show_percent(100, leads=False)
    qtbot.waitUntil(lambda: colored(bar) > 20)
    bar.show_percent(0, leads=False)
    assert colored(bar) > 20
    qtbot.waitUntil(lambda: colored(bar) == 0)


def test_where_the_style_has_no_animations_the_bar_is_there_at_once(bar: ScoreBar) -> None:
    style = Brisk("Fusion")
    bar.setStyle(style)
    bar.show()
    bar.show_percent(100, leads=False)
    assert colored(bar) > 200
    bar.setStyle(QApplication.style())


def test_who_wants_no_motion_sees_none(bar: ScoreBar) -> None:
    bar.show()
    use_motion(False)
    bar.show_percent(100, leads=False)
    use_motion(True)
    assert colored(bar) > 200
