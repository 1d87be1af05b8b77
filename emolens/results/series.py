"""Time series of scores in bounded memory: recent samples in full, older ones by their means."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_LENGTH = 1024
"""Points that each level keeps at least: as many as a wide window has columns."""
_ROOM = 64  # points for which there is room at first; most tracks are short
_STEP = 4  # points of a level that make one of the next
_LEVELS = 6  # the last goes back ten hours at 30 readings a second
_GAP = 0.7
"""Seconds without a reading that are shown as such; no machine that keeps up is as slow."""

_Point = tuple[float, NDArray[np.float64]]
"""A time in seconds, and shares ``[labels]``."""


class Series:
    """The scores of one track, sample by sample.

    Each level holds the means of four points of the one before, so that a stretch of any length is
    drawn from about as many points as there are pixels.

    Args:
        labels: How many scores a sample has.
    """

    def __init__(self, labels: int) -> None:
        self._levels = [_Level(labels) for _ in range(_LEVELS)]
        self.begin = self.end = np.nan
        """Times of the first and the last sample."""
        self.count = 0
        """Samples that were added."""

    def add(self, time: float, shares: NDArray[np.floating]) -> None:
        """Add ``[labels]`` at a time in seconds.

        What is not later than the last sample, as after a step back in a video, was seen before.
        """
        if time <= self.end:
            return
        if time - self.end > _GAP:
            self._interrupt((self.end + time) / 2)
        if np.isnan(self.begin):
            self.begin = time
        self.end = time
        self.count += 1
        point: _Point | None = (time, np.asarray(shares, np.float64))
        for level in self._levels:
            if point is None:
                return
            point = level.take(*point)

    def sampled(self, times: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return ``[times, labels]`` at growing times; NaN where there was no face."""
        at, shares = self._level_from(times[0]).points()
        newest, last = self._levels[0].points()
        at, shares = np.append(at, newest[-1:]), np.vstack([shares, last[-1:]])
        if len(at) == 0:
            return np.full((len(times), shares.shape[1]), np.nan)
        columns = [np.interp(times, at, share, np.nan, np.nan) for share in shares.T]
        return np.stack(columns, axis=1)

    def _level_from(self, time: float) -> _Level:
        """Return the finest level that goes back to a time, or to the begin."""
        return next((level for level in self._levels if level.reaches(time)), self._levels[-1])

    def _interrupt(self, time: float) -> None:
        for level in self._levels:
            level.interrupt(time)


class _Level:
    """The newest points of one level: at least the last 1,024, at most twice as many."""

    def __init__(self, labels: int) -> None:
        self._times = np.empty(_ROOM)
        self._shares = np.empty((_ROOM, labels), np.float32)
        self._count = 0
        self._pending: list[_Point] = []
        self._forgot = False

    def reaches(self, time: float) -> bool:
        """Return whether what is kept goes back to a time, or to the begin."""
        return not self._forgot or bool(self._times[0] <= time)

    def points(self) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
        """Return times ``[points]`` and shares ``[points, labels]``, the oldest first."""
        return self._times[: self._count], self._shares[: self._count]

    def take(self, time: float, shares: NDArray[np.float64]) -> _Point | None:
        """Keep a point; return the next level's where this one completes it."""
        self._append(time, shares)
        self._pending.append((time, shares))
        if len(self._pending) < _STEP:
            return None
        times, rows = zip(*self._pending, strict=True)
        self._pending = []
        return float(np.mean(times)), np.mean(rows, axis=0)

    def interrupt(self, time: float) -> None:
        """Note that there was no face, and let no mean reach across."""
        if self._count:
            self._append(time, np.full(self._shares.shape[1], np.nan))
        self._pending = []

    def _append(self, time: float, shares: NDArray[np.float64]) -> None:
        if self._count == len(self._times) < 2 * _LENGTH:
            self._times = np.concatenate([self._times, np.empty_like(self._times)])
            self._shares = np.concatenate([self._shares, np.empty_like(self._shares)])
        elif self._count == len(self._times):
            self._times[:_LENGTH] = self._times[_LENGTH:]
            self._shares[:_LENGTH] = self._shares[_LENGTH:]
            self._count, self._forgot = _LENGTH, True
        self._times[self._count] = time
        self._shares[self._count] = shares
        self._count += 1
