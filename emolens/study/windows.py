"""Windows of time over which readings are summed up: the whole, bins, or what follows events."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from emolens.study.events import Event


@dataclass(frozen=True)
class Window:
    """A stretch of a source.

    Attributes:
        event: What happens then; empty for the whole, and for a bin.
        number: How often that has happened, or the place of the bin, from 1.
        begin: In seconds.
        end: In seconds; the window ends before. Infinite where the source ends it.
    """

    event: str
    number: int
    begin: float
    end: float


class SourceWindows(Protocol):
    """The windows of one source."""

    def at(self, time: float) -> Sequence[Window]:
        """Return those that hold a time, in seconds."""

    def until(self, end: float) -> Sequence[Window]:
        """Return all, where the last frame of the source is at ``end`` seconds."""


class EqualWindows:
    """Windows of one length, one after the other.

    Args:
        seconds: How long each is; infinite for one that is the whole.
    """

    def __init__(self, seconds: float = math.inf) -> None:
        self._seconds = seconds

    def at(self, time: float) -> Sequence[Window]:
        """Return the one that holds a time."""
        return (self._window(self._place(time)),)

    def until(self, end: float) -> Sequence[Window]:
        """Return all up to the last frame."""
        return [self._window(place) for place in range(self._place(end) + 1)]

    def _place(self, time: float) -> int:
        return 0 if math.isinf(self._seconds) else int(time // self._seconds)

    def _window(self, place: int) -> Window:
        begin = place * self._seconds if place else 0.0
        return Window("", place + 1, begin, begin + self._seconds)


class EventWindows:
    """The windows of events: as long as they last, and for points, until the next event begins.

    Args:
        events: Of one source, in the order of their onsets; those that exclude have none.
        after: Seconds after a point that count; None to count until the next event.
    """

    def __init__(self, events: Sequence[Event], after: float | None = None) -> None:
        counts: dict[str, int] = {}
        named = [event for event in events if not event.excludes]
        self._windows: list[Window] = []
        for event in named:
            counts[event.trial_type] = number = counts.get(event.trial_type, 0) + 1
            end = event.end if event.duration else _end_of_point(event, named, after)
            self._windows.append(Window(event.trial_type, number, event.onset, end))

    def at(self, time: float) -> Sequence[Window]:
        """Return those that hold a time: several, where events overlap."""
        return [window for window in self._windows if window.begin <= time < window.end]

    def until(self, end: float) -> Sequence[Window]:  # noqa: ARG002 - one that is never reached is missing data
        """Return all."""
        return self._windows


def _end_of_point(event: Event, events: Sequence[Event], after: float | None) -> float:
    if after is not None:
        return event.onset + after
    return min((one.onset for one in events if one.onset > event.onset), default=math.inf)
