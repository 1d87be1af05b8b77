"""The stretch of a film that was chosen on the timeline."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPalette

from desktop.widgets.timeline.chart import Chart

_REACH = 4.0
"""Pixels by which its edges stand out above and below the lanes."""
_VEIL = 0.65
"""Opacity of what lies over the rest."""


def draw_chosen(
    painter: QPainter, chart: Chart, chosen: tuple[float, float], palette: QPalette
) -> None:
    """Draw a veil over all but what lies between two times, in seconds, and their edges."""
    area = chart.area
    left, right = (chart.x_of(max(chart.begin, min(time, chart.end))) for time in chosen)
    veil = QColor(palette.color(QPalette.ColorRole.Window))
    veil.setAlphaF(_VEIL)
    painter.fillRect(QRectF(area.left(), area.top(), left - area.left(), area.height()), veil)
    painter.fillRect(QRectF(right, area.top(), area.right() - right, area.height()), veil)
    accent = palette.color(QPalette.ColorRole.Accent)
    for time, x in ((chosen[0], left), (chosen[1], right)):
        if chart.begin <= time <= chart.end:
            edge = QRectF(x - 1, area.top() - _REACH, 2, area.height() + 2 * _REACH)
            painter.fillRect(edge, accent)
