"""Summary of a study: a row for each source, person and event, from rows as they come."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from emolens.readings import Reading
from emolens.results.rows import Row
from emolens.results.summary import LONGEST_STEP
from emolens.study.events import Event, of_source
from emolens.study.participants import Participants
from emolens.study.people import People
from emolens.study.statistics import Statistics
from emolens.study.windows import EqualWindows, EventWindows, SourceWindows, Window


@dataclass(frozen=True)
class SummaryRow:
    """What is summed up of one person in one window of a source.

    Attributes:
        source: The name of the source.
        participant: Who is seen in it; empty where its name does not tell.
        group: Likewise.
        person: The track, as ``#1``, or who it is by the table of people; empty in pictures.
        window: When.
        seconds: The time that the source's frames speak for in the window, seen or not.
        statistics: Of the person there.
    """

    source: str
    participant: str
    group: str
    person: str
    window: Window
    seconds: float
    statistics: Statistics


@dataclass(frozen=True)
class StudyDesign:
    """By what a study is summed up.

    Attributes:
        events: Of all sources; those called ``exclude`` take their stretches out.
        bins: Seconds of each window where there are no events; infinite for the whole source.
        after: Seconds that count after a point; None to count until the next event.
        people: Who the tracks are.
        participants: Who is seen in which source.
    """

    events: Sequence[Event] = ()
    bins: float = math.inf
    after: float | None = None
    people: People = field(default_factory=People)
    participants: Participants = field(default_factory=Participants)

    def windows_of(self, source: str) -> SourceWindows:
        """Return the windows of a source."""
        events = of_source(self.events, source)
        if any(not event.excludes for event in self.events):
            return EventWindows(events, self.after)
        return EqualWindows(self.bins)

    def excluded(self, source: str) -> Callable[[float], bool]:
        """Return what says whether a time of a source, in seconds, counts for nothing."""
        stretches = [event for event in of_source(self.events, source) if event.excludes]
        return lambda time: any(one.onset <= time < one.end for one in stretches)


def summarize(rows: Iterable[Row], design: StudyDesign) -> Iterator[SummaryRow]:
    """Yield the rows of a summary, source by source; each source's rows follow one another.

    Every person of a source has a row for each of its windows, seen there or not.
    """
    for source, of_source_ in groupby(rows, key=lambda row: row.source):
        yield from _SourceSummary(source, design).of(of_source_)


class _SourceSummary:
    def __init__(self, source: str, design: StudyDesign) -> None:
        self._source = source
        self._design = design
        self._windows = design.windows_of(source)
        self._is_excluded = design.excluded(source)
        self._seconds: dict[Window, float] = {}
        self._statistics: dict[tuple[str, Window], Statistics] = {}
        self._last: dict[str, Reading] = {}

    def of(self, rows: Iterable[Row]) -> Iterator[SummaryRow]:
        before: float | None = None
        for _, group in groupby(rows, key=lambda row: (row.frame, row.time)):
            frame = tuple(group)
            time = frame[0].time
            step = 0.0 if before is None else min(max(0.0, time - before), LONGEST_STEP)
            before = time
            if not self._is_excluded(time):
                self._add(frame, time, step)
        yield from self._rows(before or 0.0)

    def _add(self, frame: Sequence[Row], time: float, step: float) -> None:
        seen = self._design.people.of_frame(frame)
        for window in self._windows.at(time):
            self._seconds[window] = self._seconds.get(window, 0.0) + step
            for person, reading in seen.items():
                self._of(person, window).add(reading, step)
        self._last.update(seen)

    def _of(self, person: str, window: Window) -> Statistics:
        key = (person, window)
        if key not in self._statistics:
            self._statistics[key] = Statistics(window.begin, self._last.get(person))
        return self._statistics[key]

    def _rows(self, end: float) -> Iterator[SummaryRow]:
        participant, group = self._design.participants.of(self._source)
        windows = self._windows.until(end)
        for person in list(self._last) or [""]:
            for window in windows:
                statistics = self._statistics.get((person, window)) or Statistics(window.begin)
                yield SummaryRow(
                    self._source,
                    participant,
                    group,
                    person,
                    window,
                    self._seconds.get(window, 0.0),
                    statistics,
                )
