"""Frames of a film in order, of which those of segments observed before are not decoded again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from emolens.batch.checkpoint import Checkpoint
from emolens.batch.segment import Segment, segment_at
from emolens.observation import Observation
from emolens.protocols import Source
from emolens.readings import Frame
from emolens.sources.anchor import Anchor
from emolens.sources.film_part import FilmExcerpt
from emolens.sources.video import VideoSource


@dataclass(frozen=True)
class FilmFrame:
    """A frame, and what is known of it.

    Attributes:
        frame: The frame; black where it was observed before.
        segment: Number of its segment.
        before: Of the first frame of a segment: the one before it, where jumps are exact.
        known: What it said, where it was observed before.
    """

    frame: Frame
    segment: int
    before: Anchor | None = None
    known: Observation | None = None


class FilmFrames:
    """Goes through a film once; the checkpoint is asked for each segment as it begins.

    The file is read on behind what was observed before as soon as a frame is wanted that was not:
    by an exact jump where that is certain to lead there, else by decoding what lies between.

    Args:
        source: The film, from its beginning.
        checkpoint: What was observed before.
    """

    def __init__(self, source: Source, checkpoint: Checkpoint) -> None:
        self._source = source
        self._checkpoint = checkpoint
        self._seconds = checkpoint.begin(source)
        self._last: Anchor | None = None  # of the segment before
        self._asked = -1  # for which segment the checkpoint was
        self._number = 0  # of the next frame, among those that are read
        self._numbering = source.number_of if isinstance(source, FilmExcerpt) else int
        self._ended = False  # with a segment that was observed before
        self._skipped: list[float] = []

    def __iter__(self) -> Iterator[FilmFrame]:
        """Yield the frames.

        Raises:
            SourceError: The source was lost.
        """
        yield from self._observed(0)
        begun, before = -1, None
        while not self._ended and (frame := self._read()) is not None:
            segment = segment_at(frame.time, self._seconds)
            if segment != begun:
                if before is not None:
                    self._last = anchor_of(self._source, before)
                passed, begun, before = self._number, segment, None
                if segment != self._asked:
                    yield from self._observed(segment)
                if self._number > passed:
                    self._skipped.pop(0)  # the source is behind this one already
                    begun = -1
                    continue
            yield FilmFrame(frame, segment, self._last if before is None else None)
            self._number += 1
            before = frame

    def _observed(self, segment: int) -> Iterator[FilmFrame]:
        """Yield the frames of segments that were observed before, from one on."""
        while (kept := self._checkpoint.find(segment)) and kept.before == self._last:
            places = range(self._number, self._number + len(kept.times))
            yield from _frames_of(kept, segment, map(self._numbering, places))
            self._number = places.stop
            self._skipped += kept.times.tolist()
            self._last, self._ended = kept.last, kept.ends
            segment += 1
        self._asked = segment

    def _read(self) -> Frame | None:
        skipped, self._skipped = self._skipped, []
        source = self._source
        if skipped and not (isinstance(source, VideoSource) and source.skip(skipped, self._last)):
            for _ in skipped:
                source.read()
        return source.read()


def anchor_of(source: Source, frame: Frame) -> Anchor | None:
    """Return by what a frame just read of a source is known again, if it can be."""
    return source.anchor(frame) if isinstance(source, VideoSource) else None


def _frames_of(kept: Segment, segment: int, numbers: Iterable[int]) -> Iterator[FilmFrame]:
    before = kept.before
    for frame, observation in zip(kept.frames(numbers), kept.observations, strict=True):
        yield FilmFrame(frame, segment, before, observation)
        before = None
