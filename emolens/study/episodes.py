"""Episodes of names: for each person, from when to when an expression was the name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from emolens.results.rows import Row
from emolens.results.summary import LONGEST_STEP
from emolens.study.people import People

LEAST = 0.2
"""Seconds; a shorter episode is hardly an expression: the briefest that people make last about a
fifteenth to a fifth of a second (Ekman & Friesen 1969, "micro expressions")."""


@dataclass(frozen=True)
class Episode:
    """A stretch of time in which one name was shown of one person.

    Attributes:
        person: Who.
        name: The expression.
        begin: In seconds.
        end: In seconds: when the next frame begins, a second after the last one at most.
    """

    person: str
    name: str
    begin: float
    end: float


def episodes(rows: Iterable[Row], people: People, least: float = LEAST) -> Iterator[Episode]:
    """Yield the episodes of one source, each once it is over; those of a person are in order.

    The name that is shown changes only where another leads it by 0.1, so that noise makes no
    episodes. One that is shorter than ``least`` seconds belongs to the one before it, where there
    is one right before, and is left out elsewhere.

    Args:
        rows: Of the source, in the order of its frames.
        people: Who the tracks are.
        least: Seconds.
    """
    open_: dict[str, Episode] = {}
    done: dict[str, Episode] = {}
    for _, group in groupby(rows, key=lambda row: (row.frame, row.time)):
        frame = tuple(group)
        seen = people.of_frame(frame)
        now = frame[0].time
        for person, last in tuple(open_.items()):
            grown = replace(last, end=min(now, last.end + LONGEST_STEP))
            reading = seen.get(person)
            if reading is None or reading.expression != grown.name or grown.end < now:
                del open_[person]
                yield from _closed(done, grown, least)
            else:
                open_[person] = grown
        for person, reading in seen.items():
            open_.setdefault(person, Episode(person, reading.expression, now, now))
    for last in open_.values():
        yield from _closed(done, last, least)
    yield from done.values()


def _closed(done: dict[str, Episode], episode: Episode, least: float) -> Sequence[Episode]:
    """Take in an episode that is over; return the one before it, which nothing more belongs to."""
    before = done.pop(episode.person, None)
    follows = before is not None and before.end == episode.begin
    if (
        before is not None
        and follows
        and (episode.end - episode.begin < least or episode.name == before.name)
    ):
        done[episode.person] = replace(before, end=episode.end)
        return ()
    if episode.end - episode.begin >= least:
        done[episode.person] = episode
    return () if before is None else (before,)
