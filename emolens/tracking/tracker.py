"""Follow faces from frame to frame by where they are expected."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from emolens.readings import Box, Face
from emolens.tracking.association import CLEARLY, interchangeable, nearest_first, rivals
from emolens.tracking.motion import Motion, distances

_PATIENCE = 1.25
"""Seconds a face may be lost: one out of sight, and the frame in which it is found again."""
_REACH = 0.5
_REACH_GROWTH = 1.0
"""Sides of a face that it may be from where it is expected, at once and more with each second that
it was not seen: heads turn back within a second, and seldom move by more than a face beyond."""
_APART = 1.0
"""Sides of a face by which two that are lost must be apart to be told from each other: where the
speed was learnt while a face was half hidden, a second's path is wrong by as much."""
_SIGHTINGS = 3  # in a row make a face, as in DeepSORT (Wojke et al., 2017)
_PROBATION = 0.1  # seconds that they must span, for at high rates the same noise lasts frames


@dataclass(eq=False)
class _Track:
    motion: Motion
    begun: float
    seen: float
    sightings: int = 1
    number: int | None = None

    def see(self, box: Box, time: float) -> None:
        # A finder that did not search passes on what was expected, which teaches nothing.
        if box != self.motion.box_at(time):
            self.motion.see(box, time)
        self.seen = time

    def reach(self, time: float) -> float:
        return _REACH + _REACH_GROWTH * (time - self.seen)


class Tracker:
    """Gives each face a number from 1 that it keeps, also while it is lost for up to a second.

    Each track predicts its box (:class:`~.motion.Motion`), and boxes go to the nearest
    prediction. A face may be shown, and is numbered, when it was found several times in a row.
    Where boxes cannot tell two faces apart, new tracks begin: numbers are rather lost than swapped,
    and never used again. They are the tracker's own; users see those that
    :class:`~.following.Following` gives to faces that are shown.

    After a jump there is nothing to wait for: every face may be shown, and is numbered when it is
    found once more.
    """

    def __init__(self) -> None:
        self._numbers = count(1)
        self._tracks: list[_Track] = []
        self._time = -math.inf

    @property
    def numbers(self) -> frozenset[int]:
        """The tracks that may be seen again."""
        return frozenset(track.number for track in self._tracks if track.number is not None)

    def expected(self, time: float) -> tuple[Box, ...]:
        """Return where faces seen lately, shown or not yet, are expected at a time in seconds."""
        return tuple(track.motion.box_at(time) for track in self._waiting(time))

    def end_all(self) -> None:
        """End all tracks, for what comes next has nothing to do with what was."""
        self._tracks = []

    def jump(self, boxes: Sequence[Box], time: float) -> tuple[Face, ...]:
        """Begin anew with the faces of a frame that was jumped to; return them all, unnumbered.

        Args:
            boxes: What was found.
            time: Of the frame, in seconds; later than that of the last.
        """
        self._tracks = [_Track(Motion(box, time), -math.inf, time, _SIGHTINGS) for box in boxes]
        self._time = time
        return tuple(map(Face, boxes))

    def update(self, boxes: Sequence[Box], time: float) -> tuple[Face, ...]:
        """Return the faces of the next frame that are to be shown, in the order of their boxes.

        Args:
            boxes: What was found.
            time: Of the frame, in seconds; later than that of the last.
        """
        self._tracks = self._waiting(time)
        owners = self._recognise(boxes, time)
        self._try_others(boxes, owners, time)
        self._tracks = [track for track in self._tracks if track.number or track.seen == time]
        self._end_mixed_up(time)
        self._time = time
        faces = (Face(box, owners[index].number) for index, box in enumerate(boxes))
        return tuple(face for face in faces if face.track is not None)

    def _waiting(self, time: float) -> list[_Track]:
        """Return the tracks that are not lost for good."""
        return [track for track in self._tracks if time - track.seen < _PATIENCE]

    def _recognise(self, boxes: Sequence[Box], time: float) -> dict[int, _Track]:
        """Return the owners of boxes among the numbered tracks."""
        tracks = [track for track in self._tracks if track.number is not None]
        far = _distances(tracks, boxes, time)
        pairs = self._pairs(tracks, _within_reach(tracks, far, time))
        for row in interchangeable(far, pairs):
            self._tracks.remove(tracks[row])
            del pairs[row]
        owners = {}
        for row, column in pairs.items():
            claims = {tracks[one]: far[one, column] for one in (row, *rivals(far, pairs, row))}
            owner = self._clear_owner(claims)
            if owner:
                owner.see(boxes[column], time)
                owners[column] = owner
        return owners

    def _pairs(self, tracks: Sequence[_Track], far: NDArray[np.float64]) -> dict[int, int]:
        """Pair tracks with boxes, those that were just seen before those that are lost.

        A lost face's place is uncertain, so it seems near to many boxes (Wojke et al., 2017).
        """
        steady = np.array([track.seen == self._time for track in tracks], dtype=bool)
        pairs = nearest_first(np.where(steady[:, None], far, np.inf))
        far = far.copy()
        far[list(pairs), :] = far[:, list(pairs.values())] = np.inf
        return pairs | nearest_first(far)

    def _clear_owner(self, claims: Mapping[_Track, float]) -> _Track | None:
        """Return the owner of a box, given how far it is from where each claimant is expected."""
        # A face in front is found frame by frame, one that passes behind it is not. But where the
        # lost one is clearly nearer, it may have come out in front and hide the other.
        steady = [track for track in claims if track.seen == self._time]
        candidates = list(claims) if len(claims) == 1 else steady
        nearest = min(claims.values())
        clear = [track for track in candidates if claims[track] - nearest < CLEARLY]
        return clear[0] if len(candidates) == len(clear) == 1 else None

    def _try_others(self, boxes: Sequence[Box], owners: dict[int, _Track], time: float) -> None:
        """Add the owners of the other boxes: tracks not numbered yet, else new ones."""
        left = [index for index in range(len(boxes)) if index not in owners]
        tracks = [track for track in self._tracks if track.number is None]
        far = _distances(tracks, [boxes[index] for index in left], time)
        pairs = nearest_first(_within_reach(tracks, far, time))
        owners |= {left[column]: tracks[row] for row, column in pairs.items()}
        for index in left:
            if index in owners:
                self._try(owners[index], boxes[index], time)
            else:
                owners[index] = _Track(Motion(boxes[index], time), time, time)
                self._tracks.append(owners[index])

    def _try(self, track: _Track, box: Box, time: float) -> None:
        track.see(box, time)
        track.sightings += 1
        if track.sightings >= _SIGHTINGS and time - track.begun >= _PROBATION:
            track.number = next(self._numbers)

    def _end_mixed_up(self, time: float) -> None:
        """End tracks that are lost in one place, for who comes out where cannot be told."""
        lost = [track for track in self._tracks if track.seen < time]
        far = _distances(lost, [track.motion.box_at(time) for track in lost], time)
        np.fill_diagonal(far, np.inf)
        mixed_up = {lost[row] for row in np.flatnonzero((far < _APART).any(axis=1))}
        self._tracks = [track for track in self._tracks if track not in mixed_up]


def _distances(tracks: Sequence[_Track], boxes: Sequence[Box], time: float) -> NDArray[np.float64]:
    return distances([track.motion for track in tracks], boxes, time)


def _within_reach(
    tracks: Sequence[_Track], far: NDArray[np.float64], time: float
) -> NDArray[np.float64]:
    """Return distances, ``[tracks, boxes]``, with those out of reach infinite."""
    reach = np.array([track.reach(time) for track in tracks]).reshape(-1, 1)
    return np.where(far <= reach, far, np.inf)
