"""People of a study: which tracks are one person.

Nobody is recognised: a person is a track, unless a table that somebody wrote says otherwise.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from emolens.messages import mark
from emolens.readings import Reading
from emolens.results.rows import Row
from emolens.study.errors import DesignError
from emolens.study.tables import read_table, seconds_in

_LARGEST = "largest"


@dataclass(frozen=True)
class Naming:
    """One line of a table of people: a track, or a stretch of it, is this person.

    Attributes:
        source: The name of the source, or of its file alone.
        track: The number of the track in it.
        person: Who that is.
        begin: From when on, in seconds.
        end: Until when, in seconds.
    """

    source: str
    track: int
    person: str
    begin: float = 0.0
    end: float = math.inf


class People:
    """Says who is seen in a row.

    Args:
        namings: What tracks are called; others by their number.
        largest: Whether the largest face of each frame alone counts, whatever its track.
        at_most: How many faces of a frame count, the largest; None for all.
    """

    def __init__(
        self,
        namings: Sequence[Naming] = (),
        *,
        largest: bool = False,
        at_most: int | None = None,
    ) -> None:
        self._namings: dict[tuple[str, int], list[Naming]] = {}
        for one in namings:
            self._namings.setdefault((one.source, one.track), []).append(one)
        self._largest = largest
        self._at_most = at_most

    def named(self, namings: Sequence[Naming]) -> People:
        """Return the same with other namings."""
        return People(namings, largest=self._largest, at_most=self._at_most)

    def of_frame(self, rows: Sequence[Row]) -> dict[str, Reading]:
        """Return the readings of a frame by person; of one whom two tracks are, the larger face."""
        seen: dict[str, Reading] = {}
        readings = [(row.source, row.reading) for row in rows if row.reading is not None]
        readings.sort(key=lambda pair: -_area(pair[1]))
        for source, reading in readings[: self._at_most]:
            seen.setdefault(self._name(source, reading), reading)
        return seen

    def _name(self, source: str, reading: Reading) -> str:
        track = reading.face.track
        if self._largest:
            return _LARGEST
        if track is None:
            return ""
        for name in (source, Path(source).name):
            for one in self._namings.get((name, track), ()):
                if one.begin <= reading.time < one.end:
                    return one.person
        return f"#{track}"


def read_people(path: Path) -> tuple[Naming, ...]:
    """Read a table of people.

    Args:
        path: A ``.csv`` or ``.tsv`` file with the columns ``source``, ``track`` and ``person``;
            ``begin`` and ``end`` in seconds may say for which part of the track.

    Raises:
        DesignError: It is no such table.
    """
    return tuple(
        Naming(
            line["source"],
            _track(path, number, line["track"]),
            line["person"],
            seconds_in(path, number, "begin", line.get("begin", ""), 0.0),
            seconds_in(path, number, "end", line.get("end", ""), math.inf),
        )
        for number, line in read_table(path, ("source", "track", "person"))
    )


def _track(path: Path, line: int, cell: str) -> int:
    if not re.fullmatch(r"#?[0-9]{1,9}", cell):
        raise DesignError(
            mark("{file}, line {line}: “{column}” is no number of a track; mend it."),
            file=path,
            line=line,
            column="track",
        )
    return int(cell.removeprefix("#"))


def _area(reading: Reading) -> int:
    return reading.face.box.width * reading.face.box.height
