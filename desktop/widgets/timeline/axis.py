"""Axis of time below a chart."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from desktop.i18n import clock
from desktop.widgets.timeline.chart import Chart

_TICK_ROOM = 90.0
_TICK = 4.0
_MINUTE, _HOUR = 60, 3600
_STEPS = (
    *(0.5, 1, 2, 5, 10, 15, 30),
    *(minutes * _MINUTE for minutes in (1, 2, 5, 10, 15, 30)),
    *(hours * _HOUR for hours in (1, 2, 5, 10)),
)


def draw_axis(painter: QPainter, chart: Chart) -> None:
    """Draw the axis below a chart in the painter's pen."""
    line, top = painter.fontMetrics().height(), chart.area.bottom()
    times = ticks(chart.begin, chart.end, int(chart.area.width() / _TICK_ROOM))
    for time, text in zip(times, tick_texts(times), strict=True):
        x = chart.x_of(time)
        painter.drawLine(QPointF(x, top), QPointF(x, top + _TICK))
        label = QRectF(x - _TICK_ROOM / 2, top + _TICK, _TICK_ROOM, line)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)


def ticks(begin: float, end: float, most: int) -> list[float]:
    """Return round times from ``begin`` to ``end``, at most about ``most`` of them."""
    wanted = (end - begin) / max(1, most)
    step = next((step for step in _STEPS if step >= wanted), _STEPS[-1])
    first, last = math.ceil(begin / step), math.floor(end / step)
    return [index * step for index in range(first, last + 1)]


def tick_texts(times: Sequence[float]) -> list[str]:
    """Return how times at ticks are written: to the tenth of a second where one is none whole."""
    decimals = 0 if all(float(time).is_integer() for time in times) else 1
    return [clock(time, decimals) for time in times]
