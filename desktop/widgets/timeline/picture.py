"""Picture of the timeline: what is shown, with room for all lanes, and nothing of the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette

from desktop.widgets.style.colors import muted_text
from desktop.widgets.timeline.axis import draw_axis
from desktop.widgets.timeline.contents import TimelineContents
from desktop.widgets.timeline.lane import LanePainter

_WIDE, _LANE = 1200, 44
"""Pixels that a picture is wide, and high for each lane, at least."""


def picture_size(shown: QSize, lanes: int) -> QSize:
    """Return the size of a picture of so many lanes that are shown in a widget of some size."""
    return QSize(max(shown.width(), _WIDE), max(shown.height(), max(1, lanes) * _LANE))


def draw_picture(
    painter: QPainter, size: QSize, contents: TimelineContents, font: QFont, palette: QPalette
) -> None:
    """Draw lanes and axis alone, on a plain ground, as a picture of this size."""
    area = QRect(QPoint(), size)
    painter.setFont(font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(area, palette.color(QPalette.ColorRole.Window))
    painter.setPen(muted_text(palette))
    chart = contents.chart(area, QFontMetrics(font), 0)
    draw_axis(painter, chart)
    lanes = contents.all_lanes(chart)
    times = chart.columns(painter.device().devicePixelRatioF())
    LanePainter().draw(painter, lanes, times, contents.history, palette)
    contents.strip.draw(painter, chart, contents.now, palette)
