"""Rows of a result: each a face in a frame, or a frame without any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from emolens.readings import AnalysedFrame, Box, Face, Reading
from emolens.results.schema import FIELDS, seconds, share, truth, whole

Record = dict[str, Any]
"""The values of all fields by name, as in a line of JSON."""

_DECIMALS = 6  # of shares and seconds; scores still sum to 1 within a few millionths


@dataclass(frozen=True)
class Row:
    """What a result says of a face in a frame, or of a frame without a face.

    Attributes:
        source: The file as it was named, or the camera.
        frame: Number of the frame, from 0.
        time: Seconds of the medium.
        wall_time: When a live frame was taken, with its zone; None for a file's.
        reading: Of the face; None where the frame has none.
    """

    source: str
    frame: int
    time: float
    wall_time: datetime | None = None
    reading: Reading | None = None


def rows_of(
    source: str, analysed: AnalysedFrame, wall_time: datetime | None = None
) -> tuple[Row, ...]:
    """Return a row for each face of a frame, or one for none: absence is not missing data."""
    frame = analysed.frame
    return tuple(
        Row(source, frame.index, frame.time, wall_time, reading)
        for reading in analysed.readings or (None,)
    )


def record_of(row: Row) -> Record:
    """Return the values of a row in the order of the fields, rounded to six decimals."""
    return {
        "source": row.source,
        "frame": row.frame,
        "time": round(row.time, _DECIMALS),
        "wall_time": row.wall_time and row.wall_time.isoformat(timespec="milliseconds"),
        **(_NO_FACE if row.reading is None else _of_face(row.reading)),
    }


def flat_values(record: Record, expressions: Sequence[str]) -> Iterator[Any]:
    """Yield the values of all columns of CSV (:func:`emolens.results.schema.columns`)."""
    for field in FIELDS:
        value = record[field.name]
        if field.shares:
            yield from (value and value[name] for name in expressions)
        elif field.parts:
            yield from value or [None] * len(field.parts)
        else:
            yield value


def flat_record(row: Row) -> Record:
    """Return the values of a row by the columns of CSV.

    The columns of shares are there where the row has a face, for only its scores name them.
    """
    record = record_of(row)
    expressions = tuple(record["scores"] or ())
    named = [field for field in FIELDS if expressions or not field.shares]
    names = (column for field in named for column in field.columns(expressions))
    return dict(zip(names, flat_values(record, expressions), strict=True))


def row_of(record: Record) -> Row:
    """Return the row that has these values.

    Raises:
        KeyError, TypeError, ValueError, OverflowError, AttributeError: They are not those of a row.
    """
    moment = record["wall_time"]
    return Row(
        source=str(record["source"] or ""),
        frame=whole(record["frame"]),
        time=seconds(record["time"]),
        wall_time=None if moment is None else datetime.fromisoformat(moment),
        reading=None if record["box"] is None else _reading(record),
    )


def _reading(record: Record) -> Reading:
    track, scores = record["track"], _shares(record["scores"])
    if not scores:
        raise ValueError("a face without scores")
    derived = {name: _shares(record[name]) for name in ("corrected", "smoothed")}
    if any(shares is not None and shares.keys() != scores.keys() for shares in derived.values()):
        raise ValueError("shares of other expressions than the scores")
    return Reading(
        frame=whole(record["frame"]),
        time=seconds(record["time"]),
        face=Face(Box(*map(whole, record["box"])), None if track is None else whole(track)),
        expression=str(record["expression"] or ""),
        uncertain=truth(record["uncertain"]),
        scores=scores,
        **derived,
    )


_NO_FACE = dict.fromkeys(
    ("track", "box", "expression", "uncertain", "scores", "corrected", "smoothed")
)


def _of_face(reading: Reading) -> Record:
    box = reading.face.box
    return {
        "track": reading.face.track,
        "box": [box.x, box.y, box.width, box.height],
        "expression": reading.expression,
        "uncertain": reading.uncertain,
        "scores": _rounded(reading.scores),
        "corrected": _rounded(reading.corrected),
        "smoothed": _rounded(reading.smoothed),
    }


def _rounded(shares: Mapping[str, float] | None) -> dict[str, float] | None:
    if shares is None:
        return None
    return {name: round(value, _DECIMALS) for name, value in shares.items()}


def _shares(values: Mapping[str, float] | None) -> dict[str, float] | None:
    return None if values is None else {name: share(value) for name, value in values.items()}
