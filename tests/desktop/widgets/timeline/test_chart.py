import numpy as np
import pytest
from PySide6.QtCore import QRectF

from desktop.widgets.timeline.chart import Chart

CHART = Chart(QRectF(50, 10, 200, 114), begin=100.0, seconds=20.0)


def test_times_and_places_answer_each_other() -> None:
    assert CHART.x_of(100.0) == 50
    assert CHART.x_of(CHART.end) == 250
    assert CHART.time_at(CHART.x_of(107.3)) == pytest.approx(107.3)


def test_lanes_share_the_height() -> None:
    first, second = CHART.lanes([4, 9], selected=9)
    assert (first.track, first.selected, first.area) == (4, False, QRectF(50, 10, 200, 54))
    assert (second.track, second.selected, second.area) == (9, True, QRectF(50, 70, 200, 54))
    assert CHART.room == 3


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_column_stands_for_the_same_time_wherever_it_is(ratio: float) -> None:
    moved = Chart(CHART.area, begin=101.03, seconds=20.0)
    before, after = CHART.columns(ratio), moved.columns(ratio)
    assert len(before) == 200 * ratio
    common = np.intersect1d(before.round(6), after.round(6))
    assert len(common) == pytest.approx(len(before) * (1 - 1.03 / 20), abs=1)
