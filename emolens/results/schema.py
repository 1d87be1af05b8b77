"""Schema of a result, declared once: the fields of a reading, and the columns they make.

A line of JSON has one value for each field. A row of CSV has the same values flat: ``box`` takes
four columns, and a field of shares one for each expression, named ``scores_happy``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from emolens.results.spreadsheet_text import unguarded

BOX = ("x", "y", "width", "height")
FURTHEST = 1e7
"""Seconds, four months: a time beyond would size an axis that nobody has room for."""


@dataclass(frozen=True)
class Field:
    """One field of a result.

    Attributes:
        name: Its key in JSON, and its column in CSV or what its columns begin with.
        meaning: For the documentation.
        read: Makes the value from a cell that is not empty.
        parts: What its columns end with; empty for one column of the field's own name.
        shares: Whether it has a column for each expression.
        added: Whether older files lack it.
    """

    name: str
    meaning: str
    read: Callable[[str], object] = unguarded
    parts: tuple[str, ...] = ()
    shares: bool = False
    added: bool = False

    def columns(self, expressions: Sequence[str]) -> list[str]:
        """Return the names of its columns, none for shares where no expression is known."""
        if not (self.shares or self.parts):
            return [self.name]
        return [f"{self.name}_{end}" for end in (expressions if self.shares else self.parts)]


def share(value: float | str) -> float:
    """Return a share as a number.

    Raises:
        ValueError: It is none from 0 to 1.
    """
    number = float(value)
    if not 0 <= number <= 1:
        raise ValueError(f"{value!r} is no share")
    return number


def seconds(value: float | str) -> float:
    """Return a time as a number.

    Raises:
        ValueError: It is not finite, or so far from 0 that no film lasts until then.
    """
    number = float(value)
    if not math.isfinite(number) or abs(number) > FURTHEST:
        raise ValueError(f"{value!r} is no time")
    return number


def degrees(value: float | str) -> float:
    """Return an angle as a number.

    Raises:
        ValueError: It is none from -180 to 180.
    """
    number = float(value)
    if not -180 <= number <= 180:
        raise ValueError(f"{value!r} is no angle")
    return number


def amount(value: float | str) -> float:
    """Return a number that is not below 0.

    Raises:
        ValueError: It is below 0, or not finite.
    """
    number = float(value)
    if not (math.isfinite(number) and number >= 0):
        raise ValueError(f"{value!r} is no amount")
    return number


def whole(value: float | str) -> int:
    """Return a whole number; other programs save it as ``3.0`` where the column has gaps.

    Raises:
        ValueError: It is none.
    """
    number = float(value)
    if not number.is_integer():
        raise ValueError(f"{value!r} is no whole number")
    return int(number)


def truth(value: bool | str) -> bool:
    """Return whether it says true, in any capitals.

    Raises:
        ValueError: It says neither true nor false.
    """
    text = str(value).lower()
    if text not in ("true", "false"):
        raise ValueError(f"{value!r} is neither true nor false")
    return text == "true"


FIELDS = (
    Field("source", "The file as it was named, or the camera."),
    Field("frame", "Number of the frame in its source, from 0.", whole),
    Field("time", "Time of the frame in its source, in seconds; 0 in a picture.", seconds),
    Field(
        "wall_time",
        "When a live frame was taken: date, time and offset from UTC (ISO 8601); empty for files.",
    ),
    Field(
        "event",
        "What happens then, by the study's events, joined by `; ` where they overlap; empty where "
        "nothing does.",
        added=True,
    ),
    Field(
        "track",
        "Number of the face, the same from frame to frame, in the order in which faces are first "
        "shown; empty in a still picture.",
        whole,
    ),
    Field(
        "box",
        "Where the face is, in pixels of the upright picture: left, top, width, height.",
        whole,
        parts=BOX,
    ),
    Field(
        "roll",
        "Degrees that the face is turned against the clock in the picture's plane; empty without "
        "landmarks.",
        degrees,
        added=True,
    ),
    Field(
        "yaw",
        "Degrees that the face is turned to the side, above 0 towards the picture's right, below 0 "
        "towards its left; empty without landmarks.",
        degrees,
        added=True,
    ),
    Field(
        "sharpness",
        "How sharp the crop is that the model read: the variance of its Laplacian in variances of "
        "its grey levels; 0 where it is flat.",
        amount,
        added=True,
    ),
    Field(
        "cut_off",
        "true where the face leaves the picture, so that part of it is missing.",
        truth,
        added=True,
    ),
    Field(
        "face_probability",
        "How surely the model, too, takes it for a face, from 0 to 1; empty where the model cannot "
        "tell.",
        share,
        added=True,
    ),
    Field(
        "expression",
        "The name shown: the expression whose share in `smoothed` (in a still picture, in "
        "`corrected` or else `scores`) is highest; in time it changes once another leads it by "
        "0.1.",
    ),
    Field(
        "uncertain",
        "true where that very share is below the model's own threshold.",
        truth,
    ),
    Field(
        "scores",
        "The share of people who, in the model's estimate, would name the expression; they add up "
        "to 1. Always the model's own word.",
        share,
        shares=True,
    ),
    Field(
        "corrected",
        "The scores corrected by the person's neutral face; empty where none was taken.",
        share,
        shares=True,
    ),
    Field(
        "smoothed",
        "The same, corrected where there is a correction, smoothed over time; empty in a still "
        "picture.",
        share,
        shares=True,
    ),
)


def columns(expressions: Sequence[str]) -> list[str]:
    """Return the names of all columns of CSV, in their order."""
    return [column for field in FIELDS for column in field.columns(expressions)]
