"""Files of people: who the tracks of a result are, kept beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from emolens.study.people import Naming, read_people
from emolens.study.tables import write_table

_COLUMNS = ("source", "track", "person", "begin", "end")


def people_file(result: Path) -> Path:
    """Return where it is said who is seen in a result: ``p01.people.csv`` beside ``p01.csv``."""
    return result.with_suffix(".people.csv")


def recorded_people(result: Path) -> tuple[Naming, ...]:
    """Return who is seen in a result by the table beside it; nothing where there is none.

    Raises:
        DesignError: It is no table of people.
    """
    path = people_file(result)
    return read_people(path) if path.is_file() else ()


def write_people(path: Path, namings: Sequence[Naming]) -> None:
    """Write a table of people.

    Args:
        path: A ``.csv`` or ``.tsv`` file; one that is there is replaced.
        namings: In the order of their lines.

    Raises:
        ResultError: It cannot be written.
    """
    lines = [
        {
            "source": one.source,
            "track": str(one.track),
            "person": one.person,
            "begin": f"{one.begin:.6f}" if one.begin else "",
            "end": f"{one.end:.6f}" if math.isfinite(one.end) else "",
        }
        for one in namings
    ]
    write_table(path, _COLUMNS, lines)


def renamed(namings: Sequence[Naming], source: str, track: int, person: str) -> tuple[Naming, ...]:
    """Return namings by which the whole of a track is a person; with no name, nobody again."""
    kept = tuple(one for one in namings if not _is_of(one, source, track))
    return (*kept, Naming(source, track, person)) if person else kept


def split(
    namings: Sequence[Naming], source: str, track: int, time: float, person: str
) -> tuple[Naming, ...]:
    """Return namings by which a track is another person from a time on, in seconds.

    It is so until the next time at which the track was split before, or else to its end; with no
    name, it is nobody's there.
    """
    own = [one for one in namings if _is_of(one, source, track)]
    edges = [edge for one in own for edge in (one.begin, one.end)]
    end = min((edge for edge in edges if edge > time), default=math.inf)
    return (
        *(one for one in namings if not _is_of(one, source, track)),
        *(replace(one, end=min(one.end, time)) for one in own if one.begin < time),
        *((Naming(source, track, person, time, end),) if person else ()),
        *(replace(one, begin=max(one.begin, end)) for one in own if one.end > end),
    )


def names_of(namings: Sequence[Naming], source: str) -> dict[int, str]:
    """Return who the tracks of a source are; of one that is parted, all of its people."""
    names: dict[int, list[str]] = {}
    for one in _of_source(namings, source):
        names.setdefault(one.track, []).append(one.person)
    return {track: ", ".join(dict.fromkeys(people)) for track, people in names.items()}


def splits_of(namings: Sequence[Naming], source: str) -> dict[int, list[float]]:
    """Return the times, in seconds, at which the tracks of a source become another person."""
    times: dict[int, list[float]] = {}
    for one in _of_source(namings, source):
        edges = [edge for edge in (one.begin, one.end) if 0 < edge < math.inf]
        times.setdefault(one.track, []).extend(edges)
    return times


def _of_source(namings: Sequence[Naming], source: str) -> list[Naming]:
    return [one for one in namings if one.source in (source, Path(source).name)]


def _is_of(naming: Naming, source: str, track: int) -> bool:
    return naming.track == track and naming.source in (source, Path(source).name)
