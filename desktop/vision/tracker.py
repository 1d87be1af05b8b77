"""Follow faces from frame to frame by the overlap of their boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from desktop.vision.readings import Box, Face

_LEAST_OVERLAP = 0.3  # as usual in tracking by overlap (Bewley et al., 2016)
_PATIENCE = 10  # frames; the cascade loses a face for a few when it turns


@dataclass
class _Track:
    number: int
    box: Box
    missed: int = 0


class OverlapTracker:
    """Gives each face a number from 1 that it keeps while its boxes overlap.

    Numbers are never used again. A face that is lost for at most ten frames keeps its number.
    """

    def __init__(self) -> None:
        self._numbers = count(1)
        self._tracks: list[_Track] = []

    def update(self, boxes: Sequence[Box]) -> tuple[Face, ...]:
        """Return the boxes of the next frame as faces with their tracks, in the given order."""
        matched = self._match(boxes)
        for track in self._tracks:
            track.missed += 1
        for index, box in enumerate(boxes):
            track = matched.get(index) or self._begin(box)
            matched[index] = track
            track.box, track.missed = box, 0
        self._tracks = [track for track in self._tracks if track.missed <= _PATIENCE]
        return tuple(Face(box, matched[index].number) for index, box in enumerate(boxes))

    def _match(self, boxes: Sequence[Box]) -> dict[int, _Track]:
        """Pair boxes with tracks, the best overlap first."""
        pairs = [
            (track.box.overlap(box), index, track)
            for track in self._tracks
            for index, box in enumerate(boxes)
        ]
        matched: dict[int, _Track] = {}
        taken: set[int] = set()
        for overlap, index, track in sorted(pairs, key=lambda pair: -pair[0]):
            free = index not in matched and track.number not in taken
            if free and overlap >= _LEAST_OVERLAP:
                matched[index] = track
                taken.add(track.number)
        return matched

    def _begin(self, box: Box) -> _Track:
        track = _Track(next(self._numbers), box)
        self._tracks.append(track)
        return track
