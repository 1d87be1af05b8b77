"""Timestamp rebasing: frames of a camera that was opened again go on where the last ones ended."""

from __future__ import annotations

import dataclasses

from emolens.readings import Frame


class TimestampRebaser:
    """Places frames on one line of growing numbers and times, over all openings of a source."""

    def __init__(self) -> None:
        self._read, self._captured = -1, 0.0  # of the last frame, as the source has it
        self._index, self._time = -1, 0.0  # of the last frame, on the line
        self._index_shift, self._time_shift = 0, 0.0

    @property
    def began(self) -> bool:
        """Whether there has been a frame."""
        return self._index >= 0

    def place(self, frame: Frame) -> Frame:
        """Return ``frame`` with the index and time that it has on the line.

        Between the last frame of one opening and the first of the next lies the time that passed
        between their captures.
        """
        if frame.index <= self._read:
            since = max(0.0, frame.captured - self._captured)
            self._index_shift = self._index + 1 - frame.index
            self._time_shift = self._time + since - frame.time
        self._read, self._captured = frame.index, frame.captured
        self._index = frame.index + self._index_shift
        self._time = frame.time + self._time_shift
        return dataclasses.replace(frame, index=self._index, time=self._time)
