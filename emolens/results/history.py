"""History of a source: the scores of each of its tracks over time, live or from a result file."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from emolens.readings import Reading
from emolens.results.series import Series

_TRACKS = 24
"""Tracks that are kept by itself, each of at most half a megabyte; the one seen longest ago goes
first."""


class History:
    """The shares shown of each track over time.

    Attributes:
        labels: The expressions, in the model's order; none before there is a reading.

    Args:
        most_tracks: How many are kept; None for all, whose number must then be bounded elsewhere.
    """

    def __init__(self, most_tracks: int | None = _TRACKS) -> None:
        self.labels: tuple[str, ...] = ()
        self._most_tracks = most_tracks
        self._series: dict[int, Series] = {}
        self._corrected: dict[int, list[tuple[float, float]]] = {}

    @property
    def tracks(self) -> tuple[int, ...]:
        """The numbers of the tracks, in order."""
        return tuple(sorted(self._series))

    @property
    def begin(self) -> float:
        """Time of the first reading in seconds; 0 while there is none."""
        return min((series.begin for series in self._series.values()), default=0.0)

    @property
    def end(self) -> float:
        """Time of the last reading in seconds; 0 while there is none."""
        return max((series.end for series in self._series.values()), default=0.0)

    def add(self, reading: Reading) -> None:
        """Add a reading, unless it is of a still picture."""
        if reading.face.track is None:
            return
        labels = tuple(reading.shown)
        if labels != self.labels:  # another model's scores cannot stand beside these
            self.clear()
            self.labels = labels
        series = self._series_of(reading.face.track)
        if reading.corrected is not None:
            self._mark_corrected(reading.face.track, series.end, reading.time)
        series.add(reading.time, np.fromiter(reading.shown.values(), np.float64))

    def clear(self) -> None:
        """Forget everything."""
        self._series, self._corrected = {}, {}

    def corrected(self, track: int) -> tuple[tuple[float, float], ...]:
        """Return the stretches of time, in seconds, in which a neutral baseline corrected it."""
        return tuple(self._corrected.get(track, ()))

    def during(self, begin: float, end: float) -> tuple[int, ...]:
        """Return the tracks seen between two times, in order."""
        seen = (
            track
            for track, series in self._series.items()
            if series.begin <= end and series.end >= begin
        )
        return tuple(sorted(seen))

    def readings_of(self, track: int) -> int:
        """Return how many readings of a track were added."""
        return self._series[track].count

    def last_seen(self, track: int) -> float:
        """Return when a track was last seen."""
        return self._series[track].end

    def sampled(self, track: int, times: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return a track's shares ``[times, labels]`` at growing times; NaN where it was away."""
        return self._series[track].sampled(times)

    def _mark_corrected(self, track: int, before: float, time: float) -> None:
        """Note that a reading is corrected; one of the track came before it, or NaN."""
        stretches = self._corrected.setdefault(track, [])
        if stretches and stretches[-1][1] == before:
            stretches[-1] = (stretches[-1][0], max(before, time))
        elif not stretches or time > stretches[-1][1]:
            stretches.append((time, time))

    def _series_of(self, track: int) -> Series:
        if track not in self._series:
            self._series[track] = Series(len(self.labels))
            if self._most_tracks is not None and len(self._series) > self._most_tracks:
                oldest = min(self._series, key=self._oldness)
                self._series.pop(oldest)
                self._corrected.pop(oldest, None)
        return self._series[track]

    def _oldness(self, track: int) -> float:
        return np.inf if np.isnan(self.last_seen(track)) else self.last_seen(track)
