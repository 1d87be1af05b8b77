"""Summary of a result: what its rows say of each track as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from emolens.readings import Reading
from emolens.results.rows import Row

LONGEST_STEP = 1.0
"""Seconds that one frame can speak for: nobody saw what was there while a camera was lost."""

_DECIMALS = 4


@dataclass
class _TrackSummary:
    first: float
    last: float
    seconds: float = 0.0
    faces: int = 0
    scores: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    highest: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, reading: Reading, weight: float) -> None:
        self.last = reading.time
        self.faces += 1
        self.seconds += weight
        # Not by the name, which stays for a while: noise alone would decide for how long.
        self.highest[max(reading.shown, key=reading.shown.__getitem__)] += weight
        for name, share in reading.scores.items():
            self.scores[name] += share

    def mean_scores(self) -> dict[str, float]:
        return _shares(self.scores, self.faces)

    def shares(self) -> dict[str, float] | None:
        """Return how much of the time each label was highest; None where there is no time."""
        if not self.seconds:
            return None
        return _shares({name: self.highest[name] for name in self.scores}, self.seconds)


class Summary:
    """Sums up rows as they come.

    A frame speaks for the time since the frame before it, a second at most; the first of a source
    for none.
    """

    def __init__(self) -> None:
        self.frames = 0
        self.without_face = 0
        self.seconds = 0.0
        self._tracks: dict[tuple[str, int], _TrackSummary] = {}
        self._pictures = _TrackSummary(0.0, 0.0)
        self._last: Row | None = None

    def add(self, rows: Sequence[Row]) -> None:
        """Add all rows of one frame."""
        step = self._step(rows[0])
        self.frames += 1
        self.seconds += step
        for row in rows:
            if row.reading is None:
                self.without_face += 1
            else:
                self._add(row.source, row.reading, step)

    def to_json(self) -> dict[str, Any]:
        """Return the summary as values for JSON."""
        return {
            "frames": self.frames,
            "frames_without_face": self.without_face,
            "seconds": round(self.seconds, _DECIMALS),
            "tracks": [_of_track(*key, track) for key, track in self._tracks.items()],
            "pictures": {
                "faces": self._pictures.faces,
                "mean_scores": self._pictures.mean_scores(),
                "share_of_faces": self._pictures.shares(),
            },
        }

    def _step(self, row: Row) -> float:
        last, self._last = self._last, row
        if last is None or last.source != row.source:
            return 0.0
        return min(max(0.0, row.time - last.time), LONGEST_STEP)

    def _add(self, source: str, reading: Reading, step: float) -> None:
        number = reading.face.track
        if number is None:
            self._pictures.add(reading, 1.0)
            return
        track = self._tracks.setdefault((source, number), _TrackSummary(reading.time, reading.time))
        track.add(reading, step)


def _of_track(source: str, number: int, track: _TrackSummary) -> dict[str, Any]:
    return {
        "source": source,
        "track": number,
        "first_seen": round(track.first, _DECIMALS),
        "last_seen": round(track.last, _DECIMALS),
        "seconds_seen": round(track.seconds, _DECIMALS),
        "frames": track.faces,
        "mean_scores": track.mean_scores(),
        "share_of_time": track.shares(),
    }


def _shares(sums: Mapping[str, float], total: float) -> dict[str, float]:
    return {name: round(value / total, _DECIMALS) for name, value in sums.items()}
