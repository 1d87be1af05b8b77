"""Painter of the lanes of tracks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette

from desktop.widgets.scores.expression_names import expression_text
from desktop.widgets.style.colors import colors_for, mix
from desktop.widgets.timeline.bands import Bands, Columns
from desktop.widgets.timeline.chart import Lane
from emolens.labels import NEUTRAL
from emolens.plain_text import plain
from emolens.results.history import History

_SWATCH = 10.0
_CUT = 4.0


def stacked(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the expressions as they lie on one another: neutral lowest, so that others rise."""
    return tuple(sorted(labels, key=lambda label: label != NEUTRAL))


class LanePainter:
    """Draws lanes, and keeps the bands of those in view for when they have moved on."""

    def __init__(self) -> None:
        self._bands: dict[int, Bands] = {}  # by track

    def draw(
        self,
        painter: QPainter,
        lanes: Sequence[Lane],
        times: NDArray[np.float64],
        history: History,
        palette: QPalette,
    ) -> None:
        """Draw lanes.

        Args:
            painter: On the timeline.
            lanes: Which, and where they lie.
            times: Of the columns of the screen, ``[columns]``, growing, in seconds.
            history: What was read of their tracks.
            palette: Of the theme.
        """
        self._bands = {lane.track: self._bands.get(lane.track) or Bands() for lane in lanes}
        order = stacked(history.labels)
        places = [history.labels.index(name) for name in order]
        for lane in lanes:
            columns = Columns(times, order, history.sampled(lane.track, times)[:, places])
            _draw_lane(painter, lane, self._bands[lane.track], columns, palette)
            for stretch in history.corrected(lane.track):
                _underline(painter, lane.area, times, stretch)
            _cut(painter, lane, times, palette)


def _underline(
    painter: QPainter, area: QRectF, times: NDArray[np.float64], stretch: tuple[float, float]
) -> None:
    """Draw a line below a lane where a neutral baseline corrects what it shows."""
    begin, end = np.interp(stretch, times[[0, -1]], [area.left(), area.right()])
    if end > begin:
        line = QRectF(begin, area.bottom() + 1.5, end - begin, 2.0)
        painter.fillRect(line, painter.pen().color())


def _cut(painter: QPainter, lane: Lane, times: NDArray[np.float64], palette: QPalette) -> None:
    """Leave a gap where a lane becomes somebody else's."""
    inside = [time for time in lane.splits if times[0] <= time <= times[-1]]
    for x in np.interp(inside, times[[0, -1]], [lane.area.left(), lane.area.right()]):
        gap = QRectF(x - _CUT / 2, lane.area.top() - 2, _CUT, lane.area.height() + 4)
        painter.fillRect(gap, palette.color(QPalette.ColorRole.Window))


def _draw_lane(
    painter: QPainter, lane: Lane, bands: Bands, columns: Columns, palette: QPalette
) -> None:
    ink = palette.color(QPalette.ColorRole.WindowText)
    ground = palette.color(QPalette.ColorRole.Window)
    painter.fillRect(lane.area, mix(ground, ink, 0.06))
    colors = colors_for(columns.labels)
    height = round(lane.area.height() * painter.device().devicePixelRatioF())
    painter.drawImage(lane.area, bands.paint(columns, list(colors.values()), height))
    painter.setPen(ink)
    _draw_number(painter, lane)
    seen = np.flatnonzero(~np.isnan(columns.shares[:, 0]))
    if len(seen):
        last = zip(columns.labels, columns.shares[seen[-1]], strict=True)
        end = lane.area.left() + (seen[-1] + 1) / len(columns.times) * lane.area.width()
        _draw_names(painter, lane.area, end, {n: (s, colors[n]) for n, s in last})


def _draw_number(painter: QPainter, lane: Lane) -> None:
    painter.save()
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold if lane.selected else QFont.Weight.Normal)
    painter.setFont(font)
    area = QRectF(0, lane.area.top(), lane.area.left() - 8, lane.area.height())
    align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    width = max(0, int(area.width()) - 4)
    name = plain(lane.person) or f"#{lane.track}"
    elided = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, width)
    painter.drawText(area, align, elided)
    painter.restore()


def _draw_names(
    painter: QPainter, area: QRectF, end: float, bands: Mapping[str, tuple[float, QColor]]
) -> None:
    """Name each band at its end that is thick enough for its name."""
    line = painter.fontMetrics().height()
    bottom = area.bottom()
    for name, (share, color) in bands.items():
        thick = share * area.height()
        bottom -= thick
        if thick >= line * 0.8:
            middle = bottom + thick / 2
            painter.fillRect(QRectF(end + 4, middle - 1.5, _SWATCH, 3), color)
            text = QRectF(end + _SWATCH + 9, middle - line / 2, 200, line)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, expression_text(name))
