"""Strip of the timeline with the events: where they lie, and how they are painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen

from desktop.widgets.style.colors import event_color, muted_text, text_on
from desktop.widgets.timeline.chart import Chart
from emolens.plain_text import plain
from emolens.study.events import EXCLUDE, Event

_HEIGHT = 18.0
_GAP = 5.0
_REACH = 5.0
"""Pixels around an edge, or a point, within which it is taken hold of."""
_PAD = 4.0
_MOST_LETTERS = 200
"""Of a name, however long the file has it."""

Part = Literal["begin", "whole", "end"]


@dataclass(frozen=True)
class EventGrip:
    """An event of which the pointer has taken hold.

    Attributes:
        event: Which.
        part: Whether it is moved, or lengthened at its begin or its end.
        time: Where it was taken hold of, in seconds.
    """

    event: Event
    part: Part
    time: float

    def moved(self, time: float, last: float) -> Event:
        """Return the event where the pointer has come to a time, within 0 and the last."""
        event, by = self.event, time - self.time
        if self.part == "whole":
            onset = min(max(0.0, event.onset + by), max(0.0, last - event.duration))
            return replace(event, onset=onset)
        edges = (
            [event.onset + by, event.end] if self.part == "begin" else [event.onset, event.end + by]
        )
        begin, end = sorted(min(max(0.0, edge), last) for edge in edges)
        return replace(event, onset=begin, duration=end - begin)


class EventStrip:
    """Says which events are shown, and draws them above the lanes.

    Attributes:
        events: Those that are over.
        open: The onsets of those that go on, in seconds, by name.
        names: Names of events, each with a colour of its own, in their order.
        selected: The one that keys are about; None for none.
        preview: Where that would be if the pointer let it go; None where it is not moved.
    """

    def __init__(self) -> None:
        self.events: Sequence[Event] = ()
        self.open: Mapping[str, float] = {}
        self.names: Sequence[str] = ()
        self.selected: Event | None = None
        self.preview: Event | None = None

    @property
    def height(self) -> float:
        """Pixels that it takes."""
        return _HEIGHT + _GAP if self.events or self.open else 0.0

    def area(self, chart: Chart) -> QRectF:
        """Return where it lies, right above the lanes."""
        lanes = chart.area
        return QRectF(lanes.left(), lanes.top() - _GAP - _HEIGHT, lanes.width(), _HEIGHT)

    def grip_at(self, chart: Chart, point: QPointF) -> EventGrip | None:
        """Return the event at a point, the one that begins last, and which part of it."""
        area = self.area(chart)
        if not self.height or not area.top() <= point.y() <= area.bottom():
            return None
        for event in reversed(self.events):
            left, right = chart.x_of(event.onset), chart.x_of(event.end)
            if left - _REACH <= point.x() <= right + _REACH:
                part = _part(point.x(), left, right)
                return EventGrip(event, part, chart.time_at(point.x()))
        return None

    def draw(self, painter: QPainter, chart: Chart, now: float, palette: QPalette) -> None:
        """Draw all events, those that go on up to now, and lines at their edges over the lanes."""
        if not self.height:
            return
        shown = [
            self.preview if self.preview is not None and event is self.selected else event
            for event in self.events
        ]
        shown += [Event(t, max(0.0, now - t), name) for name, t in self.open.items()]
        painter.save()
        painter.setClipRect(chart.area.adjusted(-_REACH, -_HEIGHT - 2 * _GAP, _REACH, 0))
        colors = self._colors(palette)
        shown.sort()
        for event, room in zip(shown, _rooms(shown, chart), strict=True):
            if event.end >= chart.begin and event.onset <= chart.end:
                self._draw_event(painter, chart, event, (colors[event.trial_type], palette), room)
        painter.restore()

    def _draw_event(
        self,
        painter: QPainter,
        chart: Chart,
        event: Event,
        look: tuple[QColor, QPalette],
        room: float,
    ) -> None:
        """Draw an event in its colour on a theme, with the pixels from its onset to the next's."""
        color, palette = look
        area, lanes = self.area(chart), chart.area
        left, right = (
            min(max(chart.x_of(time), lanes.left() - 2 * _REACH), lanes.right() + 2 * _REACH)
            for time in (event.onset, event.end)
        )
        box = QRectF(left, area.top(), max(2.0, right - left), area.height())
        painter.fillRect(box, palette.color(QPalette.ColorRole.Window))
        pattern = Qt.BrushStyle.Dense6Pattern if event.excludes else Qt.BrushStyle.SolidPattern
        painter.fillRect(box, QBrush(color, pattern))
        painter.setPen(QPen(color, 1, Qt.PenStyle.DashLine))
        for x in {left, right}:
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, lanes.bottom()))
        ink = palette.color(QPalette.ColorRole.WindowText)
        if event in (self.selected, self.preview):
            painter.setPen(QPen(ink, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(-1, 0, 1, 0))
        inside = event.duration > 0
        painter.setPen(text_on(color) if inside and not event.excludes else ink)
        begin, width = (left, min(box.width(), room)) if inside else (box.right(), room)
        text = QRectF(begin, box.top(), width, box.height()).intersected(area)
        _draw_name(painter, event.trial_type, text.adjusted(_PAD, 0, -_PAD, 0))

    def _colors(self, palette: QPalette) -> dict[str, QColor]:
        """Return the colour of each name: those that have none of their own take the next ones."""
        names = dict.fromkeys((*self.names, *self.open, *(one.trial_type for one in self.events)))
        grey = muted_text(palette)
        return {
            name: grey if name.casefold() == EXCLUDE else event_color(place)
            for place, name in enumerate(names)
        }


def _rooms(events: Sequence[Event], chart: Chart) -> list[float]:
    """Return the pixels from the onset of each event to the next one's, or to the right edge."""
    onsets = [*(event.onset for event in events[1:]), chart.end]
    return [
        chart.x_of(min(following, chart.end)) - chart.x_of(event.onset)
        for event, following in zip(events, onsets, strict=True)
    ]


def _draw_name(painter: QPainter, name: str, room: QRectF) -> None:
    """Write a name as far as there is room."""
    width = max(0, int(room.width()))
    name = plain(name[:_MOST_LETTERS])
    name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, width)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)


def _part(x: float, left: float, right: float) -> Part:
    """Return what is taken hold of: the edges of what is long enough to have a middle, too."""
    if right - left < 4 * _REACH:
        return "whole"
    if x <= left + _REACH:
        return "begin"
    return "end" if x >= right - _REACH else "whole"
