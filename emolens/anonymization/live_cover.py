"""Cover of faces while a live source is filmed: frames come out half a second late.

So a face is covered before it is found, too, where it will be found.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from emolens.anonymization.cover_plan import HOLD_SECONDS
from emolens.anonymization.face_cover import CoverStyle, covered
from emolens.readings import Box, Image, Reading

_LOST_SECONDS = 2.0
"""For how long a face that is lost is covered where it was: as long as it may come back."""
_MOST_TOLD = 1000
"""Stretches that are told."""


_Faces = Sequence[tuple[int | None, Box]]
"""The tracks of faces, and where they are."""


@dataclass(frozen=True, eq=False)
class _WaitingFrame:
    image: Image
    time: float
    faces: _Faces


class LiveCover:
    """Covers the faces that are found, wherever they were shortly before and will be shortly after.

    Args:
        style: How they are covered.
    """

    def __init__(self, style: CoverStyle) -> None:
        self._style = style
        self._waiting: deque[_WaitingFrame] = deque()
        self._past: deque[tuple[float, _Faces]] = deque()
        self._begin: float | None = None
        self._bare: list[list[float]] = []  # begin and end, in seconds from the first frame
        self._is_bare = False

    def put(
        self, image: Image, time: float, readings: Sequence[Reading]
    ) -> Iterator[tuple[Image, float]]:
        """Take a frame, and yield those that are ready with their times.

        Args:
            image: BGR, uint8 ``[height, width, 3]``.
            time: In seconds that only grow.
            readings: Of its faces.
        """
        faces = [(one.face.track, one.face.box) for one in readings]
        self._waiting.append(_WaitingFrame(image, time, faces))
        yield from self._ready(time - HOLD_SECONDS)

    def finish(self) -> Iterator[tuple[Image, float]]:
        """Yield the frames that still wait."""
        yield from self._ready(math.inf)

    def to_json(self) -> dict[str, Any]:
        """Return how faces are covered, and in which stretches none was, in seconds."""
        told = [[round(begin, 3), round(end, 3)] for begin, end in self._bare[:_MOST_TOLD]]
        return {"covered": self._style, "nothing_covered": told}

    def _ready(self, until: float) -> Iterator[tuple[Image, float]]:
        while self._waiting and self._waiting[0].time <= until:
            frame = self._waiting.popleft()
            while self._past and frame.time - self._past[0][0] > _LOST_SECONDS:
                self._past.popleft()
            self._past.append((frame.time, frame.faces))
            soon = [one.faces for one in self._waiting if one.time - frame.time <= HOLD_SECONDS]
            boxes = _places(chain(*(faces for _, faces in self._past), *soon))
            self._note(frame.time, bool(boxes))
            yield covered(frame.image, boxes, self._style), frame.time

    def _note(self, time: float, is_covered: bool) -> None:
        self._begin = time if self._begin is None else self._begin
        at = time - self._begin
        if self._is_bare:
            self._bare[-1][1] = at
        elif not is_covered:
            self._bare.append([at, at])
        self._is_bare = not is_covered


def _places(faces: Iterable[tuple[int | None, Box]]) -> list[Box]:
    """Return for each track the box that holds all of its boxes, and any others as they are."""
    of_tracks: dict[int, Box] = {}
    others: list[Box] = []
    for track, box in faces:
        if track is None:
            others.append(box)
        else:
            of_tracks[track] = _around(of_tracks.get(track, box), box)
    return [*of_tracks.values(), *others]


def _around(one: Box, other: Box) -> Box:
    x, y = min(one.x, other.x), min(one.y, other.y)
    right = max(one.x + one.width, other.x + other.width)
    bottom = max(one.y + one.height, other.y + other.height)
    return Box(x, y, right - x, bottom - y)
