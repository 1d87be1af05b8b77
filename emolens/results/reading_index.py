"""Index of a film's readings: what was read of each frame, by number and time, in little memory."""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from emolens.readings import Box, Face, FaceQuality, Reading
from emolens.results.rows import Row, frame_rows

_CHUNK = 4096
"""Entries that are allotted at once, so that what is there never moves."""
_ENOUGH = 1000  # frames that tell how a stretch reads
_SAME = 1e-6  # seconds by which the time of one frame may differ between two ways to it
_POLL = 0.2  # seconds between two looks at whether somebody still waits
_NO_TRACK = -1
_FRAME: Any = np.dtype([("time", np.float64), ("end", np.int64)])


class ReadingIndex:
    """The readings of one film, frame after frame; one thread adds them, any may look them up.

    A reading of seven expressions takes 191 bytes: for each face that is seen through three hours
    at 30 frames a second, 62 MB. What comes out equals what went in, where scores are float32 as
    models give them. Evidence is not kept.

    Attributes:
        labels: The expressions, in the model's order; none before there is a reading.
    """

    def __init__(self) -> None:
        self.labels: tuple[str, ...] = ()
        self._frames = _Table(_FRAME)
        self._readings = _Table(_FRAME)  # of a type of its own, once the labels are known
        self._ended = False
        self._grown = threading.Condition()

    @property
    def frames(self) -> int:
        """How many frames were read, from the first on."""
        return len(self._frames)

    @property
    def end(self) -> float:
        """Time of the last frame that was read, in seconds; 0 while there is none."""
        count = self.frames
        return float(self._frames[count - 1]["time"]) if count else 0.0

    @property
    def ended(self) -> bool:
        """Whether no more will be added."""
        return self._ended

    def add(self, rows: Sequence[Row]) -> None:
        """Add all rows of the next frame.

        Raises:
            ValueError: They are of another frame, or have other labels than those before.
        """
        if rows[0].frame != self.frames:
            raise ValueError(f"frame {rows[0].frame} after {self.frames} frames")
        for row in rows:
            if row.reading is not None:
                self._add(row.reading)
        # Last of all, for a frame that is there has all its readings.
        with self._grown:
            self._frames.append((rows[0].time, len(self._readings)))
            self._grown.notify_all()

    def close(self) -> None:
        """Say that no more will be added."""
        with self._grown:
            self._ended = True
            self._grown.notify_all()

    def follow(self, cancelled: Callable[[], bool]) -> Iterator[int]:
        """Yield the number of each frame in order, waiting for those that are still to be added.

        Args:
            cancelled: Asked now and then whether to stop.
        """
        number = 0
        while not cancelled():
            with self._grown:
                self._grown.wait_for(lambda: self.frames > number or self._ended, _POLL)  # noqa: B023
                read, over = self.frames > number, self._ended
            if read:
                yield number
                number += 1
            elif over:
                return

    def time_of(self, frame: int) -> float:
        """Return the time of a frame that was read, in seconds.

        Raises:
            IndexError: It was not read.
        """
        return float(self._frames[frame]["time"])

    def between(self, begin: float, end: float) -> Iterator[Reading]:
        """Yield what was read from one time to another, in seconds.

        Of a long stretch that is of frames which lie evenly in it, a thousand or two.
        """
        frames = range(self.frames)
        first = bisect_left(frames, begin - _SAME, key=self.time_of)
        last = bisect_right(frames, end + _SAME, key=self.time_of)
        for frame in frames[first : last : max(1, (last - first) // _ENOUGH)]:
            yield from self.at(frame)

    def at(self, frame: int) -> tuple[Reading, ...]:
        """Return the readings of a frame, the largest face first.

        Raises:
            IndexError: It was not read.
        """
        begin = int(self._frames[frame - 1]["end"]) if frame else 0
        time, end = self._frames[frame]
        return tuple(self._reading(frame, float(time), place) for place in range(begin, int(end)))

    def find(self, frame: int, time: float) -> int | None:
        """Return the number of the frame that is shown at a time; None where it was not read.

        Args:
            frame: Its number by the rate, which counts where several frames have the same time.
            time: In seconds.
        """
        count = self.frames
        if frame < count and abs(self._frames[frame]["time"] - time) <= _SAME:
            return frame
        after = bisect_left(range(count), time - _SAME, key=lambda at: self._frames[at]["time"])
        if after == count:
            return None
        before = max(0, after - 1)
        return min((before, after), key=lambda at: abs(float(self._frames[at]["time"]) - time))

    def rows(self, source: str) -> Iterator[tuple[Row, ...]]:
        """Yield the rows of each frame that was read until now, under the name of its source."""
        for frame in range(self.frames):
            yield frame_rows(source, frame, self.time_of(frame), self.at(frame))

    def _add(self, reading: Reading) -> None:
        labels = tuple(reading.scores)
        if not self.labels:
            self._readings = _Table(_entry_of(len(labels)))
            self.labels = labels
        if labels != self.labels:
            raise ValueError("readings of another model")
        face, nothing = reading.face, [np.nan] * len(labels)
        self._readings.append(
            (
                _NO_TRACK if face.track is None else face.track,
                (face.box.x, face.box.y, face.box.width, face.box.height),
                np.nan if face.landmarks is None else face.landmarks,
                *_quality_values(face.quality),
                labels.index(reading.expression),
                reading.uncertain,
                list(reading.scores.values()),
                nothing if reading.smoothed is None else list(reading.smoothed.values()),
                nothing if reading.corrected is None else list(reading.corrected.values()),
            )
        )

    def _reading(self, frame: int, time: float, place: int) -> Reading:
        track, box, landmarks, measures, cut_off, expression, uncertain, *shares = self._readings[
            place
        ]
        scores, smoothed, corrected = map(self._named, shares)
        assert scores is not None, "a reading has scores"
        return Reading(
            frame=frame,
            time=time,
            face=Face(
                Box(*map(int, box)),
                None if track == _NO_TRACK else int(track),
                None if np.isnan(landmarks).any() else landmarks.copy(),
                _quality(measures.tolist(), bool(cut_off)),
            ),
            expression=self.labels[expression],
            uncertain=bool(uncertain),
            scores=scores,
            smoothed=smoothed,
            corrected=corrected,
        )

    def _named(self, shares: NDArray[np.floating]) -> dict[str, float] | None:
        if np.isnan(shares[0]):
            return None
        return dict(zip(self.labels, map(float, shares), strict=True))


def _entry_of(labels: int) -> Any:  # noqa: ANN401 - NumPy has no type for such
    """Return the type of one reading; only smoothing computes in double precision."""
    return np.dtype(
        [
            ("track", np.int32),
            ("box", np.int32, (4,)),
            ("landmarks", np.float32, (5, 2)),
            ("measures", np.float32, (4,)),
            ("cut_off", np.bool_),
            ("expression", np.uint8),
            ("uncertain", np.bool_),
            ("scores", np.float32, (labels,)),
            ("smoothed", np.float64, (labels,)),
            ("corrected", np.float32, (labels,)),
        ]
    )


def _quality_values(quality: FaceQuality | None) -> tuple[list[float | None], bool]:
    """Return what is measured of a face, and whether it is cut off; None becomes NaN."""
    if quality is None:
        return [None] * 4, False
    angles = quality.roll, quality.yaw
    return [*angles, quality.sharpness, quality.face_probability], quality.cut_off


def _quality(measures: Sequence[float], cut_off: bool) -> FaceQuality | None:
    roll, yaw, sharpness, face = (None if np.isnan(value) else value for value in measures)
    return None if sharpness is None else FaceQuality(roll, yaw, sharpness, cut_off, face)


class _Table:
    """Entries of one type, to which others can be added."""

    def __init__(self, entry: Any) -> None:  # noqa: ANN401
        self._entry = entry
        self._chunks: list[NDArray[Any]] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> Any:  # noqa: ANN401
        if not 0 <= place < self._count:
            raise IndexError(place)
        return self._chunks[place // _CHUNK][place % _CHUNK]

    def append(self, values: tuple[Any, ...]) -> None:
        place = self._count % _CHUNK
        if place == 0:
            self._chunks.append(np.empty(_CHUNK, self._entry))
        self._chunks[-1][place] = values
        self._count += 1
