"""Pacing of frames, so that a video plays at its own speed."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable

from emolens.readings import Frame

LONGEST_PAUSE = 10.0
"""Seconds that one frame is shown at most: stamps that jump by hours come from a recorder whose
clock was set."""


class Pacer:
    """Holds each frame back until as much time has passed as lies between it and the first.

    A camera's frames are never held back, because their time is past when they are read.

    Args:
        wait: Waits for a number of seconds; it returns early where playing is being stopped.
        clock: Seconds that only grow, the ones of :attr:`Frame.captured`.
        speed: Seconds of the source that pass in one.
    """

    def __init__(
        self,
        wait: Callable[[float], object],
        clock: Callable[[], float] = time.monotonic,
        speed: float = 1.0,
    ) -> None:
        self.speed = speed
        self._wait = wait
        self._clock = clock
        self._start: float | None = None

    def pace(self, frame: Frame) -> Frame:
        """Wait until ``frame`` is due, ten seconds at most.

        Returns:
            The frame; one that was held back counts as captured now, when it becomes visible.
        """
        if self._start is None:
            self._start = frame.captured - frame.time / self.speed
        delay = self._start + frame.time / self.speed - self._clock()
        if delay <= 0:
            return frame
        if delay > LONGEST_PAUSE:
            self._start -= delay - LONGEST_PAUSE
            delay = LONGEST_PAUSE
        self._wait(delay)
        return dataclasses.replace(frame, captured=self._clock())
