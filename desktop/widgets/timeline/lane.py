"""Draws one track's lane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette

from desktop.widgets.colours import colours_for, mix
from desktop.widgets.expression import expression_text
from desktop.widgets.timeline.bands import Bands, Columns
from desktop.widgets.timeline.chart import Lane

_SWATCH = 10.0
_REST = "neutral"


def stacked(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the expressions as they lie on one another: neutral lowest, so that others rise."""
    return tuple(sorted(labels, key=lambda label: label != _REST))


def draw_lane(
    painter: QPainter, lane: Lane, bands: Bands, columns: Columns, palette: QPalette
) -> None:
    """Draw a lane.

    Args:
        painter: On the timeline.
        lane: Where it lies.
        bands: What the lane was painted with until now.
        columns: The track's shares in the columns of the screen.
        palette: Of the theme.
    """
    ink = palette.color(QPalette.ColorRole.WindowText)
    ground = palette.color(QPalette.ColorRole.Window)
    painter.fillRect(lane.area, mix(ground, ink, 0.06))
    colours = colours_for(columns.labels)
    height = round(lane.area.height() * painter.device().devicePixelRatioF())
    painter.drawImage(lane.area, bands.paint(columns, list(colours.values()), height))
    painter.setPen(ink)
    _draw_number(painter, lane)
    seen = np.flatnonzero(~np.isnan(columns.shares[:, 0]))
    if len(seen):
        last = zip(columns.labels, columns.shares[seen[-1]], strict=True)
        end = lane.area.left() + (seen[-1] + 1) / len(columns.times) * lane.area.width()
        _draw_names(painter, lane.area, end, {n: (s, colours[n]) for n, s in last})


def _draw_number(painter: QPainter, lane: Lane) -> None:
    painter.save()
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold if lane.selected else QFont.Weight.Normal)
    painter.setFont(font)
    area = QRectF(0, lane.area.top(), lane.area.left() - 8, lane.area.height())
    align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(area, align, f"#{lane.track}")
    painter.restore()


def _draw_names(
    painter: QPainter, area: QRectF, end: float, bands: Mapping[str, tuple[float, QColor]]
) -> None:
    """Name each band at its end that is thick enough for its name."""
    line = painter.fontMetrics().height()
    bottom = area.bottom()
    for name, (share, colour) in bands.items():
        thick = share * area.height()
        bottom -= thick
        if thick >= line * 0.8:
            middle = bottom + thick / 2
            painter.fillRect(QRectF(end + 4, middle - 1.5, _SWATCH, 3), colour)
            text = QRectF(end + _SWATCH + 9, middle - line / 2, 200, line)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, expression_text(name))
