"""Made-up results of a study, whose truth is known."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from emolens.readings import Box, Face, Reading
from emolens.results.metadata import Provenance
from emolens.results.rows import Row
from emolens.results.writer import ResultWriter
from tests.fakes import EXPRESSIONS
from tests.results import PRODUCTION

RATE = 10


def reading(time: float, name: str, share: float = 0.7, track: int = 1, side: int = 100) -> Reading:
    """A face that reads by so much as this."""
    rest = (1 - share) / (len(EXPRESSIONS) - 1)
    scores = {one: share if one == name else rest for one in EXPRESSIONS}
    face = Face(Box(0, 0, side, side), track)
    return Reading(round(time * RATE), time, face, name, share < 0.5, scores, scores)


def film(source: str, seconds: float, seen: Callable[[float], Sequence[Reading]]) -> Iterable[Row]:
    """The rows of a film, given who is seen at a time."""
    for number in range(round(seconds * RATE)):
        time = number / RATE
        for one in seen(time) or (None,):
            yield Row(source, number, time, None, one)


def write(path: Path, *films: Iterable[Row]) -> Path:
    """Write a result of several sources."""
    writer = ResultWriter([path], Provenance([], PRODUCTION.model, {}))
    for rows in films:
        frame: list[Row] = []
        for row in rows:
            if frame and row.frame != frame[0].frame:
                writer.add(frame)
                frame = []
            frame.append(row)
        writer.add(frame)
    writer.close("complete")
    return path
