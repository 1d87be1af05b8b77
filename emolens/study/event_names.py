"""Names of the events that rows of a result fall in, and where the events of a film lie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from emolens.messages import mark
from emolens.results.metadata import metadata_file, read_metadata
from emolens.results.schema import seconds
from emolens.study.errors import DesignError
from emolens.study.events import Event, of_source, read_events
from emolens.study.windows import EventWindows

_SUFFIX = ".events.tsv"
_BETWEEN = "; "
"""Between the names of events that overlap."""


class EventNames:
    """What the rows of one source say of events.

    A row falls in an event from its onset until it ends, and in one without duration until the next
    event begins. Of several, it has all names, in the order of their onsets.

    Args:
        events: Of all sources.
        source: The name of this one.
    """

    def __init__(self, events: Sequence[Event], source: str) -> None:
        own = of_source(events, source)
        self._windows = EventWindows(own)
        self._excluded = [event for event in own if event.excludes]

    def at(self, time: float) -> str:
        """Return the names of what happens at a time, in seconds; empty where nothing does."""
        held = [(window.begin, window.event) for window in self._windows.at(time)]
        held += [(e.onset, e.trial_type) for e in self._excluded if e.onset <= time < e.end]
        return _BETWEEN.join(name for _, name in sorted(held))


def events_file(film: str) -> Path:
    """Return where the events of a film lie: ``p01.events.tsv`` beside ``p01.mp4``."""
    return Path(film).with_suffix(_SUFFIX)


def events_beside(films: Iterable[str]) -> tuple[Event, ...]:
    """Return the events that lie beside films, each about its film.

    Raises:
        DesignError: Such a file is no table of events.
    """
    files = ((film, events_file(film)) for film in films)
    there = ((film, read_events(file)) for film, file in files if file.is_file())
    return tuple(replace(event, source=film) for film, events in there for event in events)


def recorded_events(result: Path) -> tuple[Event, ...]:
    """Return the events that stand beside a result, in the order of their onsets.

    Raises:
        DesignError: They make no sense.
    """
    values = (read_metadata(result) or {}).get("events") or ()
    try:
        return tuple(sorted(_event(value) for value in values))
    except (KeyError, TypeError, ValueError) as error:
        raise DesignError(
            mark("{file} has no events that make sense; give them with --events."),
            file=metadata_file(result),
        ) from error


def _event(value: Mapping[str, Any]) -> Event:
    onset, duration = seconds(value["onset"]), seconds(value["duration"])
    if min(onset, duration) < 0:
        raise ValueError("a time before the begin")
    return Event(onset, duration, str(value["trial_type"]), str(value["source"]))


def events_to_json(events: Sequence[Event]) -> list[dict[str, Any]]:
    """Return events as values for JSON, with the columns of their table as keys."""
    return [
        {
            "onset": event.onset,
            "duration": event.duration,
            "trial_type": event.trial_type,
            "source": event.source,
        }
        for event in events
    ]
