"""Meter of the frame rate and latency on the screen."""

from __future__ import annotations

import statistics
from collections import deque

_WINDOW_SECONDS = 1.0


class FpsMeter:
    """Frame rate and latency over the last second of painted frames."""

    def __init__(self) -> None:
        self._painted: deque[tuple[float, float]] = deque()

    def note(self, captured: float, painted: float) -> None:
        """Note a frame by the times in seconds at which it was captured and painted."""
        self._painted.append((painted, painted - captured))
        while painted - self._painted[0][0] > _WINDOW_SECONDS:
            self._painted.popleft()

    @property
    def rate(self) -> float:
        """Frames a second; 0 until there are two."""
        span = self._painted[-1][0] - self._painted[0][0] if self._painted else 0.0
        return (len(self._painted) - 1) / span if span else 0.0

    @property
    def latency(self) -> float:
        """Seconds from capture to paint, the median; 0 until there is a frame."""
        return statistics.median(delay for _, delay in self._painted) if self._painted else 0.0
