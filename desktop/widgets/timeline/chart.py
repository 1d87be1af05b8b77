"""Geometry of the timeline: where times and lanes lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

_LEAST_LANE = 30.0
_GAP = 6.0


@dataclass(frozen=True)
class Lane:
    """A track's lane.

    Attributes:
        track: Its number.
        area: Where the bands are drawn; its number stands to the left, their names to the right.
        selected: Whether it is the selected face's.
        person: Who that is; empty where nobody said so.
        splits: The times, in seconds, at which it becomes somebody else.
    """

    track: int
    area: QRectF
    selected: bool
    person: str = ""
    splits: Sequence[float] = ()


@dataclass(frozen=True)
class Chart:
    """The part of the timeline in which lanes lie.

    Attributes:
        area: In logical pixels of the widget.
        begin: Time at its left edge in seconds.
        seconds: From there to its right edge.
    """

    area: QRectF
    begin: float
    seconds: float

    @property
    def end(self) -> float:
        """Time at the right edge."""
        return self.begin + self.seconds

    @property
    def room(self) -> int:
        """How many lanes there is room for."""
        return max(1, int((self.area.height() + _GAP) // (_LEAST_LANE + _GAP)))

    def time_at(self, x: float) -> float:
        """Return the time at a place."""
        return self.begin + (x - self.area.left()) / self.area.width() * self.seconds

    def x_of(self, time: float) -> float:
        """Return the place of a time."""
        return self.area.left() + (time - self.begin) / self.seconds * self.area.width()

    def columns(self, ratio: float) -> NDArray[np.float64]:
        """Return the times in the middle of the screen's columns.

        A column stands for the same stretch of time wherever it has moved to, so that nothing
        shimmers.

        Args:
            ratio: Columns of the screen for one logical pixel.
        """
        width = max(1, round(self.area.width() * ratio))
        step = self.seconds / width
        first = np.floor(self.begin / step)
        return np.asarray((first + np.arange(width) + 0.5) * step, np.float64)

    def lanes(self, tracks: Sequence[int], selected: int | None) -> list[Lane]:
        """Return a lane for each track, from the top."""
        each = (self.area.height() + _GAP) / max(1, len(tracks))
        lane = QRectF(self.area.left(), self.area.top(), self.area.width(), each - _GAP)
        return [
            Lane(track, lane.translated(0, place * each), track == selected)
            for place, track in enumerate(tracks)
        ]
