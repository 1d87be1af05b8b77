"""Motion of a bounding box: its place and speed, estimated from boxes that jitter."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from emolens.readings import Box

_MEMORY = 0.1
"""Seconds in which what was seen loses weight e-fold. The detector's jitter of 1 % of a face's side
then leaves 4 % a second in its speed at ten frames a second, little enough to look a second ahead;
with 0.2, heads that sway are a fifth of a side from where they are expected."""
_MOVES = np.array([1.0, 1.0, 0.0, 0.0])  # the centre keeps its speed; a size is only averaged


class Motion:
    """Predicts a face's box by its centre's constant velocity.

    A g-h filter with fading memory: the straight line through all positions seen that has the
    least squared error, weighted by age (Brookner, *Tracking and Kalman Filtering Made Easy*, 1998,
    section 1.2.6). It needs no rate of frames, and no covariances as a Kalman filter does.

    Attributes:
        time: Seconds; when it last learnt where the box is.
    """

    def __init__(self, box: Box, time: float) -> None:
        self.time = time
        self._state = _centred(box)
        self._speed = np.zeros(4)

    def see(self, box: Box, time: float) -> None:
        """Learn where the face is at a ``time`` in seconds, later than the last."""
        step = time - self.time
        expected = self.at(time)
        surprise = _centred(box) - expected
        fading = math.exp(-step / _MEMORY)
        self._state = expected + (1 - fading**2) * surprise
        self._speed += (1 - fading) ** 2 / step * surprise * _MOVES
        self.time = time

    def at(self, time: float) -> NDArray[np.float64]:
        """Return centre x, centre y, width and height in pixels, expected at a time in seconds."""
        return self._state + self._speed * (time - self.time)

    def box_at(self, time: float) -> Box:
        """Return the box expected at a time in seconds; it may leave the frame."""
        x, y, width, height = self.at(time)
        return Box(*(round(float(v)) for v in (x - width / 2, y - height / 2, width, height)))


def distances(motions: Sequence[Motion], boxes: Sequence[Box], time: float) -> NDArray[np.float64]:
    """Return how far each box is from where each face is expected, in sides of that face.

    Overlap would say the same of all boxes that lie apart. A box larger or smaller by a share
    counts like one as far away.

    Returns:
        float64 ``[motions, boxes]``.
    """
    expected = np.array([motion.at(time) for motion in motions]).reshape(-1, 1, 4)
    found = np.array([_centred(box) for box in boxes]).reshape(1, -1, 4)
    shift = (found[..., :2] - expected[..., :2]) / expected[..., 2:]
    growth = np.log(found[..., 2:] / expected[..., 2:]).mean(axis=2)
    far: NDArray[np.float64] = np.sqrt((shift**2).sum(axis=2) + growth**2)
    return far


def _centred(box: Box) -> NDArray[np.float64]:
    width, height = max(1, box.width), max(1, box.height)
    return np.array([box.x + box.width / 2, box.y + box.height / 2, width, height])
