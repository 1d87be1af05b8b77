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
from emolens.study.events import Event

_HEIGHT = 18.0
_GAP = 5.0
_REACH = 5.0
"""Pixels around an edge, or a point, within which it is taken hold of."""
_PAD = 4.0

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
        for event in shown:
            if event.end >= chart.begin and event.onset <= chart.end:
                selected = event in (self.selected, self.preview)
                self._draw_event(painter, chart, event, palette, selected=selected)
        painter.restore()

    def _draw_event(
        self, painter: QPainter, chart: Chart, event: Event, palette: QPalette, *, selected: bool
    ) -> None:
        color = self._color(event, palette)
        left, right = chart.x_of(event.onset), chart.x_of(event.end)
        area = self.area(chart)
        box = QRectF(left, area.top(), max(2.0, right - left), area.height())
        if event.excludes:
            painter.fillRect(box, palette.color(QPalette.ColorRole.Window))
            painter.fillRect(box, QBrush(color, Qt.BrushStyle.Dense6Pattern))
        else:
            painter.fillRect(box, color)
        lines = QColor(color)
        lines.setAlphaF(0.8)
        painter.setPen(QPen(lines, 1, Qt.PenStyle.DashLine))
        for x in {left, right}:
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, chart.area.bottom()))
        if selected:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(-1, 0, 1, 0))
        inside = event.duration > 0
        ink = (
            text_on(color)
            if inside and not event.excludes
            else palette.color(QPalette.ColorRole.WindowText)
        )
        painter.setPen(ink)
        width = box.width() if inside else self._room(chart, event)
        left = box.left() if inside else box.right()
        room = QRectF(left, box.top(), width, box.height()).adjusted(_PAD, 0, -_PAD, 0)
        _draw_name(painter, plain(event.trial_type), room.intersected(area))

    def _room(self, chart: Chart, event: Event) -> float:
        """Return the pixels from a point to the next event."""
        after = min(
            (one.onset for one in self.events if one.onset > event.onset), default=chart.end
        )
        return chart.x_of(min(after, chart.end)) - chart.x_of(event.onset)

    def _color(self, event: Event, palette: QPalette) -> QColor:
        if event.excludes:
            return muted_text(palette)
        names = list(self.names)
        others = [one.trial_type for one in self.events if one.trial_type not in names]
        names += dict.fromkeys(others)
        place = names.index(event.trial_type) if event.trial_type in names else len(names)
        return event_color(place)


def _draw_name(painter: QPainter, name: str, room: QRectF) -> None:
    """Write a name as far as there is room."""
    width = max(0, int(room.width()))
    name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, width)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)


def _part(x: float, left: float, right: float) -> Part:
    """Return what is taken hold of: the edges of what is long enough to have a middle, too."""
    if right - left < 4 * _REACH:
        return "whole"
    if x <= left + _REACH:
        return "begin"
    return "end" if x >= right - _REACH else "whole"
