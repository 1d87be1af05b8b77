"""Contents of the timeline: a history, the stretch of it that is shown, and the lanes in view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFontMetrics

from desktop.widgets.scores.expression_names import expression_text
from desktop.widgets.timeline.chart import Chart, Lane
from desktop.widgets.timeline.event_strip import EventStrip
from desktop.widgets.timeline.lane_scroll import LaneScroll, most_read_first
from desktop.widgets.timeline.time_span import TimeSpan
from emolens.plain_text import plain
from emolens.results.history import History

_LONGEST_NAME = 110
"""Pixels that a person's name takes at most."""


class TimelineContents:
    """Says what is shown where.

    Attributes:
        history: Of a film or of a live source; it may grow.
        length: Seconds of the film, which is shown as a whole; None for a live source, of which
            the newest end is shown.
        span: The stretch of time that is shown.
        now: Time of the frame that is shown, in seconds.
        selected: The selected face's track.
        chosen: The stretch of a film that the user has chosen, in seconds; None for none.
        strip: The events.
        people: Who the tracks are, as far as somebody said so.
        splits: The times at which they become somebody else, in seconds.

    Args:
        history: See above.
        length: See above.
    """

    def __init__(self, history: History, length: float | None = None) -> None:
        self.history = history
        self.length = length
        self.span = TimeSpan()
        self.now = history.end if length is None else 0.0
        self.selected: int | None = None
        self.chosen: tuple[float, float] | None = None
        self.strip = EventStrip()
        self.people: Mapping[int, str] = {}
        self.splits: Mapping[int, Sequence[float]] = {}
        self.cover()
        if length is not None:
            self.span.show_all()

    def cover(self) -> None:
        """Take note of what there is by now: all of a film, or what was read until now."""
        first = self.history.begin if self.length is None else 0.0
        last = max(self.now, self.history.end, self.length or 0.0)
        self.span.cover(first, last, self.now)

    def grow(self) -> None:
        """Take note of what was added to the history of a film."""
        grows = self.history.end > (self.length or 0.0) and self.span.shows_all
        self.cover()
        if grows:  # nobody knew how long it lasts
            self.span.show_all()

    @property
    def newest(self) -> float:
        """Time behind which nothing is known: of a live source, its newest reading's."""
        return self.history.end if self.length is None else self.span.end

    def holds(self, time: float) -> bool:
        """Return whether a time, in seconds, lies within the film, or within what was read."""
        first = self.history.begin if self.length is None else 0.0
        return first <= time <= max(self.history.end, self.length or 0.0)

    @property
    def last(self) -> float:
        """The last time that is known of, in seconds."""
        return max(self.length or 0.0, self.history.end, self.now)

    def chart(self, rect: QRect, metrics: QFontMetrics, right: int) -> Chart:
        """Return where lanes lie in a widget: between their numbers, the bands' names and the axis.

        Args:
            rect: The widget's, in logical pixels.
            metrics: Of the font that numbers and names are written in.
            right: Pixels at the right edge that something else takes.
        """
        names = [metrics.horizontalAdvance(expression_text(name)) for name in self.history.labels]
        numbers = [metrics.horizontalAdvance("#00")]
        people = [metrics.horizontalAdvance(plain(name)) + 4 for name in self.people.values()]
        left = max(numbers + people)
        area = QRectF(rect).adjusted(
            min(left, _LONGEST_NAME) + 14,
            8 + self.strip.height,
            -(max(names, default=0) + 26),
            -1,
        )
        area.setBottom(max(area.top() + 1, area.bottom() - metrics.height() - 6))
        area.setWidth(max(1.0, area.width() - right))
        return Chart(area, self.span.begin, self.span.seconds)

    def lanes(self, chart: Chart, scroll: LaneScroll) -> list[Lane]:
        """Return the lanes of the tracks in view; live, of too many, of those seen last."""
        tracks = self.history.during(chart.begin, chart.end)
        if self.length is not None:
            ordered = most_read_first(self.history, tracks)
            return self._named(chart.lanes(scroll.in_view(ordered, chart.room), self.selected))
        last_seen = self.history.last_seen
        first = sorted(tracks, key=lambda t: (t != self.selected, -last_seen(t)))
        return self._named(chart.lanes(sorted(first[: chart.room]), self.selected))

    def all_lanes(self, chart: Chart) -> list[Lane]:
        """Return the lanes of all tracks in the stretch shown, however little room there is."""
        tracks = self.history.during(chart.begin, chart.end)
        ordered = most_read_first(self.history, tracks) if self.length is not None else tracks
        return self._named(chart.lanes(ordered, self.selected))

    def _named(self, lanes: Iterable[Lane]) -> list[Lane]:
        return [
            replace(
                lane,
                person=self.people.get(lane.track, ""),
                splits=self.splits.get(lane.track, ()),
            )
            for lane in lanes
        ]

    def choose(self, *times: float) -> None:
        """Choose the stretch of a film between two times, as far as it lies within."""
        last = max(self.length or 0.0, self.history.end)
        begin, end = (min(max(time, 0.0), last) for time in sorted(times))
        self.chosen = (begin, end)

    def scrollable(self, chart: Chart) -> int:
        """Return among how many tracks one scrolls: those of a film in the stretch shown."""
        return 0 if self.length is None else len(self.history.during(chart.begin, chart.end))
