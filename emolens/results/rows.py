"""Rows of a result: each a face in a frame, or a frame without any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from emolens.readings import AnalysedFrame, Box, Face, FaceQuality, Reading
from emolens.results.schema import (
    FIELDS,
    amount,
    columns,
    degrees,
    seconds,
    share,
    truth,
    whole,
)

Record = dict[str, Any]
"""The values of all fields by name, as in a line of JSON."""

_DECIMALS = 6  # of shares and seconds; scores still sum to 1 within a few millionths
_TENTHS = 1  # decimals of degrees, which are coarse
_THOUSANDTHS = 3  # of sharpness, likewise


@dataclass(frozen=True)
class Row:
    """What a result says of a face in a frame, or of a frame without a face.

    Attributes:
        source: The file as it was named, or the camera.
        frame: Number of the frame, from 0.
        time: Seconds of the medium.
        wall_time: When a live frame was taken, with its zone; None for a file's.
        reading: Of the face; None where the frame has none.
        event: The names of the events that it falls in; empty for none.
    """

    source: str
    frame: int
    time: float
    wall_time: datetime | None = None
    reading: Reading | None = None
    event: str = ""


def rows_of(
    source: str, analysed: AnalysedFrame, wall_time: datetime | None = None
) -> tuple[Row, ...]:
    """Return a row for each face of a frame, or one for none: absence is not missing data."""
    frame = analysed.frame
    return frame_rows(source, frame.index, frame.time, analysed.readings, wall_time)


def frame_rows(
    source: str,
    frame: int,
    time: float,
    readings: Sequence[Reading],
    wall_time: datetime | None = None,
) -> tuple[Row, ...]:
    """Return the rows of a frame, given its number, its time in seconds and its readings."""
    return tuple(Row(source, frame, time, wall_time, reading) for reading in readings or (None,))


def record_of(row: Row) -> Record:
    """Return the values of a row in the order of the fields, rounded to six decimals."""
    return {
        "source": row.source,
        "frame": row.frame,
        "time": round(row.time, _DECIMALS),
        "wall_time": row.wall_time and row.wall_time.isoformat(timespec="milliseconds"),
        "event": row.event or None,
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
    return dict(zip(columns(expressions), flat_values(record, expressions), strict=True))


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
        event=str(record["event"] or ""),
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
        face=Face(
            Box(*map(whole, record["box"])),
            None if track is None else whole(track),
            quality=_quality(record),
        ),
        expression=str(record["expression"] or ""),
        uncertain=truth(record["uncertain"]),
        scores=scores,
        **derived,
    )


def _quality(record: Record) -> FaceQuality | None:
    """Return the quality of a face; None where a file of before has nothing of it."""
    if record["sharpness"] is None or record["cut_off"] is None:
        return None
    roll, yaw, probability = (
        None if record[name] is None else read(record[name])
        for name, read in (("roll", degrees), ("yaw", degrees), ("face_probability", share))
    )
    sharpness, cut_off = amount(record["sharpness"]), truth(record["cut_off"])
    return FaceQuality(roll, yaw, sharpness, cut_off, probability)


_QUALITY = ("roll", "yaw", "sharpness", "cut_off", "face_probability")
_NO_FACE = dict.fromkeys(
    ("track", "box", *_QUALITY, "expression", "uncertain", "scores", "corrected", "smoothed")
)


def _of_face(reading: Reading) -> Record:
    box = reading.face.box
    return {
        "track": reading.face.track,
        "box": [box.x, box.y, box.width, box.height],
        **_quality_record(reading.face.quality),
        "expression": reading.expression,
        "uncertain": reading.uncertain,
        "scores": _rounded(reading.scores),
        "corrected": _rounded(reading.corrected),
        "smoothed": _rounded(reading.smoothed),
    }


def _quality_record(quality: FaceQuality | None) -> Record:
    if quality is None:
        return dict.fromkeys(_QUALITY)
    return {
        "roll": _round(quality.roll, _TENTHS),
        "yaw": _round(quality.yaw, _TENTHS),
        "sharpness": round(quality.sharpness, _THOUSANDTHS),
        "cut_off": quality.cut_off,
        "face_probability": _round(quality.face_probability, _DECIMALS),
    }


def _round(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(value, decimals)


def _rounded(shares: Mapping[str, float] | None) -> dict[str, float] | None:
    if shares is None:
        return None
    return {name: round(value, _DECIMALS) for name, value in shares.items()}


def _shares(values: Mapping[str, float] | None) -> dict[str, float] | None:
    return None if values is None else {name: share(value) for name, value in values.items()}
