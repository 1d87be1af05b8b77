"""Time of a live frame beside the baseline, on one core."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from benchmarks.speed.synthetic_videos import RATE, SyntheticVideo
from emolens.pipeline import Pipeline
from emolens.readings import Box
from trainer.evaluation.bootstrap import intervals

if TYPE_CHECKING:  # it imports Keras
    from benchmarks.speed.baseline import BaselineReader

_SETTLED = RATE
"""Frames of a video that do not count: the baseline warms up, and ours is not shown faces yet."""
_SAME = 0.3  # overlap from which two boxes are of one face


@dataclass(frozen=True)
class SpeedComparison:
    """Our speed beside the baseline's.

    Attributes:
        times: How many times as fast, on average over the frames.
        low: Of its 95 % interval.
        high: Likewise.
        faces: How many of the video's faces the baseline found in all frames.
        found: How many of those are in our readings.
    """

    times: float
    low: float
    high: float
    faces: int
    found: int


def compare(
    video: SyntheticVideo, seconds: int, baseline: BaselineReader, ours: Pipeline
) -> SpeedComparison:
    """Read each frame of a video in both ways, in turn.

    The interval is a bootstrap over the video's seconds, since its frames are not alike: we scan
    some whole and look into others only where faces were.
    """
    spent = np.zeros((2, seconds * RATE))
    faces = found = 0
    for frame, truth in video.frames(_SETTLED + seconds * RATE):
        start = perf_counter()
        boxes = baseline.read(frame.image)
        middle = perf_counter()
        read = ours.read(frame).readings
        end = perf_counter()
        if frame.index >= _SETTLED:
            spent[:, frame.index - _SETTLED] = middle - start, end - middle
            seen = [face for face in truth if _is_among(face, boxes)]
            faces += len(seen)
            found += sum(_is_among(face, [one.face.box for one in read]) for face in seen)
    low, high = _interval(spent)
    return SpeedComparison(float(spent[0].sum() / spent[1].sum()), low, high, faces, found)


def _is_among(face: Box, boxes: Iterable[Box]) -> bool:
    return any(face.overlap(box) > _SAME for box in boxes)


def _interval(spent: NDArray[np.float64]) -> tuple[float, float]:
    """Return the 95 % interval of the ratio of times, ``[2, frames]``."""
    theirs, ours = spent.reshape(2, -1, RATE).sum(axis=2)
    ratios = intervals(lambda weights: {"ratio": weights @ theirs / (weights @ ours)}, len(ours))
    low, high = ratios["ratio"]
    return float(low), float(high)
