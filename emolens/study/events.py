"""Events of a study: named points and stretches of time, in the form of BIDS.

The form is that of ``events.tsv`` in the Brain Imaging Data Structure (Gorgolewski et al. 2016,
https://doi.org/10.1038/sdata.2016.44): ``onset`` and ``duration`` in seconds, and ``trial_type``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from emolens.study.tables import is_missing, read_table, seconds_in, write_table

_COLUMNS = ("onset", "duration", "trial_type", "source")
EXCLUDE = "exclude"
"""The trial type of stretches that count for nothing."""


@dataclass(frozen=True, order=True)
class Event:
    """A point of time, or a stretch of it.

    Attributes:
        onset: When it begins, in seconds of its source.
        duration: How long it lasts, in seconds; 0 for a point.
        trial_type: What happens.
        source: The name of the source that it is about; empty for every source.
        other: What its table says in further columns. Not compared.
    """

    onset: float
    duration: float
    trial_type: str
    source: str = ""
    other: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def end(self) -> float:
        """When it ends, in seconds."""
        return self.onset + self.duration

    @property
    def excludes(self) -> bool:
        """Whether what is seen meanwhile counts for nothing."""
        return self.trial_type.casefold() == EXCLUDE

    def is_about(self, source: str) -> bool:
        """Return whether it is about a source, by its name or by that of its file alone."""
        return self.source in ("", source, Path(source).name)


def read_events(path: Path) -> tuple[Event, ...]:
    """Read a table of events, in the order of their onsets.

    Args:
        path: A ``.tsv`` or ``.csv`` file with the columns ``onset``, ``duration`` and
            ``trial_type``; ``source`` may say which source a line is about.

    Raises:
        DesignError: It is no such table.
    """
    lines = read_table(path, _COLUMNS[:3])
    return tuple(
        sorted(
            Event(
                seconds_in(path, number, "onset", line["onset"], None),
                seconds_in(path, number, "duration", line["duration"], 0.0),
                line["trial_type"],
                _named(line.get("source", "")),
                {name: cell for name, cell in line.items() if name not in _COLUMNS},
            )
            for number, line in lines
        )
    )


def _named(cell: str) -> str:
    return "" if is_missing(cell) else cell


def write_events(path: Path, events: Sequence[Event]) -> None:
    """Write a table of events, further columns among them, in the form of BIDS.

    Args:
        path: A ``.tsv`` or ``.csv`` file; one that is there is replaced.
        events: In the order of their lines.

    Raises:
        ResultError: It cannot be written.
    """
    others = dict.fromkeys(name for event in events for name in event.other)
    columns = [*_COLUMNS[: 4 if any(event.source for event in events) else 3], *others]
    lines = [
        {
            "onset": f"{event.onset:.6f}",
            "duration": f"{event.duration:.6f}",
            "trial_type": event.trial_type,
            "source": event.source,
            **event.other,
        }
        for event in events
    ]
    write_table(path, columns, lines)


def of_source(events: Sequence[Event], source: str) -> tuple[Event, ...]:
    """Return the events that are about a source."""
    return tuple(event for event in events if event.is_about(source))
