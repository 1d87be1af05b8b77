"""Values at the cursor of the timeline: in a box, and in words."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.i18n import clock, tr
from desktop.widgets.scores.percent import percent_text, whole_percents
from desktop.widgets.style.colors import colors_for
from desktop.widgets.timeline.chart import Chart
from desktop.widgets.timeline.lane import stacked
from desktop.widgets.timeline.value_box import Row
from emolens.results.history import History


def box_of(history: History, track: int, time: float) -> tuple[str, list[Row]]:
    """Return the title and the rows of the box with a track's values at a time in seconds."""
    colors = colors_for(history.labels)
    values = _values(history, track, time).items()
    title = f"#{track} \N{MIDDLE DOT} {clock(time, 1)}"
    if not values:
        title += " \N{MIDDLE DOT} " + tr("No face")
    elif _is_corrected(history, track, time):
        title += " \N{MIDDLE DOT} " + tr("own neutral")
    return title, [(name, percent, colors[name]) for name, percent in values]


def draw_line(painter: QPainter, chart: Chart, time: float, color: QColor, width: int) -> None:
    """Draw a line across all lanes at a time in seconds."""
    painter.setPen(QPen(color, width))
    x = chart.x_of(time)
    painter.drawLine(QPointF(x, chart.area.top()), QPointF(x, chart.area.bottom()))


def described(history: History, track: int, time: float) -> str:
    """Return in words what the box says of a track at a time in seconds."""
    values = _values(history, track, time).items()
    shares = ", ".join(f"{name} {percent_text(percent)}" for name, percent in values)
    said = shares or tr("No face")
    if _is_corrected(history, track, time):
        said = "; ".join((said, tr("own neutral")))
    return f"#{track}, {clock(time, 1)}: {said}"


def _is_corrected(history: History, track: int, time: float) -> bool:
    return any(begin <= time <= end for begin, end in history.corrected(track))


def _values(history: History, track: int, time: float) -> dict[str, int]:
    """Return percentages in the order of the bands from the top; none without a face."""
    (shares,) = history.sampled(track, np.array([time]))
    if np.isnan(shares).any():
        return {}
    percents = whole_percents(dict(zip(history.labels, shares, strict=True)))
    return {name: percents[name] for name in reversed(stacked(tuple(percents)))}
