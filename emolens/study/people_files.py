"""Files of people: who the tracks of a result are, kept beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
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
    names = (source, Path(source).name)
    kept = tuple(one for one in namings if not (one.source in names and one.track == track))
    return (*kept, Naming(source, track, person)) if person else kept


def names_of(namings: Sequence[Naming], source: str) -> dict[int, str]:
    """Return who the tracks of a source are; of one that is parted, all of its people."""
    names: dict[int, str] = {}
    for one in namings:
        if one.source in (source, Path(source).name):
            before = names.get(one.track)
            names[one.track] = f"{before}, {one.person}" if before else one.person
    return names
