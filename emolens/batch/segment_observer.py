"""Observer of segments: reads some of a film by themselves, wherever they lie in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from emolens.batch.segment import Segment, segment_at
from emolens.errors import SourceError
from emolens.observation import FrameObserver, Observation
from emolens.readings import Frame
from emolens.sources.video import VideoSource

_BEFORE = 1e-5  # of a segment


class SegmentObserver:
    """Reads segments of films. One observer serves one thread.

    Args:
        observer: Reads each frame.
    """

    def __init__(self, observer: FrameObserver) -> None:
        self._observer = observer

    def observe(self, film: Path, seconds: float, first: int, count: int = 1) -> list[Segment]:
        """Return segments that follow one another, as they are read in order.

        The first is jumped to where that is certain to lead there, else all before it is decoded.

        Args:
            film: The video.
            seconds: Of a segment.
            first: Number of the first.
            count: How many; fewer are returned where the film cannot be read on.

        Raises:
            ModelError: The model computes something that its contract does not allow.
            SourceError: The film cannot be opened.
        """
        if first:
            with closing(VideoSource(film)) as source:
                segments = self._jumped(source, seconds, first, count)
            if segments is not None:
                return segments
        with closing(VideoSource(film)) as source:
            return list(self._segments(source, seconds, first, count, None))

    def _jumped(
        self, source: VideoSource, seconds: float, first: int, count: int
    ) -> list[Segment] | None:
        """Return the segments, read after a jump; None where that was not exact."""
        if not source.is_exact:
            return None
        try:
            before = source.read_before((first - _BEFORE) * seconds)
        except SourceError:
            return None
        if before is None or segment_at(before.time, seconds) >= first:
            return None
        segments = list(self._segments(source, seconds, first, count, before))
        return segments if source.is_exact else None

    def _segments(
        self, source: VideoSource, seconds: float, first: int, count: int, before: Frame | None
    ) -> Iterator[Segment]:
        """Yield the segments that are whole, given the frame before the next that is read."""
        frame, sound = _next(source)
        while frame is not None and segment_at(frame.time, seconds) < first:
            before = frame
            frame, sound = _next(source)
        for number in range(first, first + count):
            joined = None if before is None else source.anchor(before)
            frames: list[tuple[float, tuple[int, ...]]] = []
            observations: list[Observation] = []
            while frame is not None and segment_at(frame.time, seconds) == number:
                frames.append((frame.time, frame.image.shape))
                observations.append(self._observer.observe(frame))
                before = frame
                frame, sound = _next(source)
            if not sound:
                return
            last = None if before is None else source.anchor(before)
            yield Segment.of(frames, observations, joined, last)


def _next(source: VideoSource) -> tuple[Frame | None, bool]:
    """Return the next frame, and whether the film was sound up to there."""
    try:
        return source.read(), True
    except SourceError:
        return None, False
