"""Tracker by motion: the faces of one source, followed by where each is expected."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray

from emolens.readings import Box
from emolens.tracking.association import associate, nearest_first, within
from emolens.tracking.motion import distances
from emolens.tracking.track import Track

RARE = 0.9
"""Seconds from one frame to the next from which on frames are rare, where that is so twice in
succession: once is a hole, after which all faces are new."""
_APART = 1.0
"""Sides of a face by which two that are lost must be apart to be told from each other: where the
speed was learnt while a face was half hidden, a second's path is wrong by as much."""


class MotionTracker:
    """Holds the tracks of one source.

    Each track predicts its box (:class:`~.motion.Motion`), and detections go to the nearest
    prediction (:mod:`~.association`). A track may be shown once it is confirmed. Where boxes cannot
    tell two faces apart, new tracks begin: ids are rather lost than swapped, and never used again.

    Where frames are rare, as in time-lapse, rules count in frames: a track is confirmed at once,
    and is not over before it was missing in one.

    Args:
        sparse: Whether frames are rare, or too few to wait for, from the first on.
    """

    def __init__(self, *, sparse: bool = False) -> None:
        self._rare = sparse
        self._wide = sparse  # the step to the last frame
        self._tracks: list[Track] = []
        self._ids = count(1)
        self._now = -math.inf  # of the last frame

    def expected(self, now: float) -> tuple[Box, ...]:
        """Return where faces seen lately, shown or not yet, are expected at a time in seconds."""
        return tuple(track.expected(now) for track in self._waiting(now))

    def update(self, boxes: Sequence[Box], now: float) -> tuple[Track, ...]:
        """Return the tracks that the next frame shows, in the order of their boxes.

        Args:
            boxes: Where faces were detected in it.
            now: Its time, in seconds; later than that of the last.
        """
        self._measure(now)
        self._tracks = self._waiting(now)
        owners = self._recognise(boxes, now)
        owners |= self._try_others(boxes, owners, now)
        for track in owners.values() if self._rare else ():
            track.confirmed = True
        self._tracks = [track for track in self._tracks if track.confirmed or track.seen == now]
        self._end_mixed_up(now)
        self._now = now
        seen = (owners[index] for index in range(len(boxes)))
        return tuple(track for track in seen if track.confirmed)

    def restart(self, boxes: Sequence[Box], now: float) -> tuple[Track, ...]:
        """Return tracks for all faces of a frame that was jumped to, and end all others.

        There is nothing to wait for: they are shown at once, each for this frame alone, and
        confirmed when they are detected once more. Arguments as for :meth:`update`.
        """
        self._tracks = [Track(box, now, self._ids, trusted=True) for box in boxes]
        self._now = now
        return tuple(self._tracks)

    def end_all(self) -> None:
        """End all tracks, for what comes next has nothing to do with what was."""
        self._tracks = []

    def forget_scores(self) -> None:
        """Forget what a model said of the tracks; they go on."""
        for track in self._tracks:
            track.forget_scores()

    def _waiting(self, now: float) -> list[Track]:
        return [track for track in self._tracks if self._is_awaited(track, now)]

    def _is_awaited(self, track: Track, now: float) -> bool:
        return not track.is_over(now) or (self._rare and track.seen == self._now)

    def _measure(self, now: float) -> None:
        """Learn from the time of a frame whether frames are rare."""
        if self._now > -math.inf:
            wide = now - self._now >= RARE
            self._rare, self._wide = wide and self._wide, wide

    def _recognise(self, boxes: Sequence[Box], now: float) -> dict[int, Track]:
        """Return the owners of boxes among the confirmed tracks."""
        tracks = [track for track in self._tracks if track.confirmed]
        steady = np.array([track.seen == self._now for track in tracks], dtype=np.bool_)
        found = associate(_distances(tracks, boxes, now), _reach(tracks, now), steady)
        ended = {tracks[place] for place in found.ambiguous}
        self._tracks = [track for track in self._tracks if track not in ended]
        owners = {index: tracks[place] for place, index in found.detections.items()}
        _see(owners, boxes, now)
        return owners

    def _try_others(
        self, boxes: Sequence[Box], owners: dict[int, Track], now: float
    ) -> dict[int, Track]:
        """Return the owners of the other boxes: tentative tracks, else new ones."""
        left = [index for index in range(len(boxes)) if index not in owners]
        tracks = [track for track in self._tracks if not track.confirmed]
        far = _distances(tracks, [boxes[index] for index in left], now)
        pairs = nearest_first(within(far, _reach(tracks, now)))
        known = {left[column]: tracks[row] for row, column in pairs.items()}
        _see(known, boxes, now)
        new = {i: Track(boxes[i], now, self._ids) for i in left if i not in known}
        self._tracks += new.values()
        return known | new

    def _end_mixed_up(self, now: float) -> None:
        """End tracks that are lost in one place, for who comes out where cannot be told."""
        lost = [track for track in self._tracks if track.seen < now]
        far = _distances(lost, [track.expected(now) for track in lost], now)
        np.fill_diagonal(far, np.inf)
        mixed_up = {lost[row] for row in np.flatnonzero((far < _APART).any(axis=1))}
        self._tracks = [track for track in self._tracks if track not in mixed_up]


def _see(owners: dict[int, Track], boxes: Sequence[Box], now: float) -> None:
    for index, track in owners.items():
        track.see(boxes[index], now)


def _distances(tracks: Sequence[Track], boxes: Sequence[Box], now: float) -> NDArray[np.float64]:
    return distances([track.motion for track in tracks], boxes, now)


def _reach(tracks: Sequence[Track], now: float) -> NDArray[np.float64]:
    return np.array([track.reach(now) for track in tracks], dtype=np.float64)
