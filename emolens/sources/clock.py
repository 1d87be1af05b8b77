"""Monotonic clock: a time that always runs forward, whatever a medium says."""

from __future__ import annotations

import math

_USUAL_STEP = 1 / 30
"""Seconds between two frames where the medium does not tell: most cameras' and many videos'."""


class MonotonicClock:
    """Turns the times of frames, which may stand still or jump back, into times that only grow."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._now = -math.inf

    def at(self, told: float) -> float:
        """Return the time of the next frame in seconds, later than that of the one before.

        Args:
            told: The frame's own time in seconds. One that is not later than the last counts as a
                usual step, so that what is lost is forgotten and what changes is shown.
        """
        if told + self._ahead <= self._now:
            self._ahead = self._now + _USUAL_STEP - told
        self._now = told + self._ahead
        return self._now
