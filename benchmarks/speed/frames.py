"""How long a frame takes, live, beside the usual way, on one core."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from benchmarks.speed.synthetic_videos import RATE, Film
from emolens.pipeline import Pipeline
from emolens.readings import Box

if TYPE_CHECKING:  # it imports Keras
    from benchmarks.speed.baseline import UsualWay

_RESAMPLES = 2000
_SETTLED = RATE
"""Frames of a film that do not count: the usual way warms up, and ours is not shown faces yet."""
_SAME = 0.3  # overlap from which two boxes are of one face


@dataclass(frozen=True)
class Beside:
    """Ours beside the usual way.

    Attributes:
        times: How many times as fast, on average over the frames.
        low: Of its 95 % interval.
        high: Likewise.
        faces: How many of the film's faces the usual way found in all frames.
        found: How many of those are in our readings.
    """

    times: float
    low: float
    high: float
    faces: int
    found: int


def compare(film: Film, seconds: int, usual: UsualWay, ours: Pipeline) -> Beside:
    """Read each frame of a film in both ways, in turn.

    The interval is a bootstrap over the film's seconds, since its frames are not alike: we scan
    some whole and look into others only where faces were.
    """
    spent = np.zeros((2, seconds * RATE))
    faces = found = 0
    for frame, truth in film.frames(_SETTLED + seconds * RATE):
        start = perf_counter()
        boxes = usual.read(frame.image)
        middle = perf_counter()
        read = ours.read(frame).readings
        end = perf_counter()
        if frame.index >= _SETTLED:
            spent[:, frame.index - _SETTLED] = middle - start, end - middle
            seen = [face for face in truth if _is_among(face, boxes)]
            faces += len(seen)
            found += sum(_is_among(face, [one.face.box for one in read]) for face in seen)
    low, high = _interval(spent)
    return Beside(float(spent[0].sum() / spent[1].sum()), low, high, faces, found)


def _is_among(face: Box, boxes: Iterable[Box]) -> bool:
    return any(face.overlap(box) > _SAME for box in boxes)


def _interval(spent: NDArray[np.float64]) -> tuple[float, float]:
    """Return the 95 % interval of the ratio of times, ``[2, frames]``."""
    by_second = spent.reshape(2, -1, RATE).sum(axis=2)
    seconds = by_second.shape[1]
    draws = np.random.default_rng(0).integers(0, seconds, (_RESAMPLES, seconds))
    ratios = by_second[0, draws].sum(axis=1) / by_second[1, draws].sum(axis=1)
    low, high = np.quantile(ratios, (0.025, 0.975))
    return float(low), float(high)
