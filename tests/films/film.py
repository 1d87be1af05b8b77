"""The values that a film is made of, none of them the program's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LABELS = ("angry", "happy", "neutral")

Box = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""
Scores = tuple[float, ...]
"""For each label, summing to 1."""
Way = Literal["scripted", "live", "of_video", "of_stills"]
"""How a film is analysed: with a finder that only says what the film says, or with a real one."""


@dataclass(frozen=True)
class Found:
    """What the detector takes for a face.

    Attributes:
        box: Where.
        scores: What the model says of it.
        face: The probability that it is a face; None where the model cannot tell.
    """

    box: Box
    scores: Scores
    face: float | None = None


@dataclass(frozen=True)
class Head:
    """A head that is laid into a picture; it may leave it.

    Attributes:
        left: Its left edge in pixels.
        top: Its upper edge.
        zoom: Its size: numerator and denominator; the face is 95 pixels wide at 1.
        light: How bright it is, in percent.
    """

    left: int
    top: int
    zoom: tuple[int, int] = (1, 2)
    light: int = 100


@dataclass(frozen=True)
class Model:
    """What is known of a model.

    Attributes:
        uncertain_below: Its threshold for expressions.
        no_face_below: Its threshold for faces; None where it cannot tell.
        labels: The expressions in the order of the scores.
    """

    uncertain_below: float = 0.5
    no_face_below: float | None = None
    labels: tuple[str, ...] = LABELS


@dataclass(frozen=True)
class Change:
    """What a user changes just before a frame; None and 0 leave all as it is.

    Attributes:
        model: Another model.
        smoothing: Another strength.
        track: Whose baseline is put or removed.
        rest: The scores of the baseline; None to remove it.
    """

    model: Model | None = None
    smoothing: float | None = None
    track: int = 0
    rest: Scores | None = None


@dataclass(frozen=True)
class Shot:
    """One frame.

    Attributes:
        index: Its number.
        time: Seconds, as the medium tells it.
        found: The faces, the largest first, where the finder is scripted.
        heads: What is to be seen, the last in front, where it is not.
        cut: Whether it was jumped to.
        shape: Height, width and channels of the image.
        change: What is changed before it.
    """

    index: int
    time: float
    found: tuple[Found, ...] = ()
    heads: tuple[Head, ...] = ()
    cut: bool = False
    shape: tuple[int, int, int] = (240, 320, 3)
    change: Change | None = None


@dataclass(frozen=True)
class Film:
    """A film.

    Attributes:
        name: As the recording calls it.
        shots: Its frames.
        model: That it is read with at first.
        smoothing: Strength at first.
        way: How it is analysed.
    """

    name: str
    shots: tuple[Shot, ...]
    model: Model = Model()
    smoothing: float = 1.0
    way: Way = "scripted"
