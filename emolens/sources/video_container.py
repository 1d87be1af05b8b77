"""Containers of videos: opened by FFmpeg through PyAV, and what they say of their picture."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

import av
from av import VideoStream
from av.container import InputContainer
from av.stream import Disposition

from emolens.errors import SourceError
from emolens.hardware.cores import decoding_threads
from emolens.messages import mark
from emolens.sources.display import MOST_PIXELS
from emolens.sources.file_type import kind_in, opened

_USUAL_RATE = 25.0
_HIGHEST_RATE = 1000.0
"""Frames a second; of a stream that has fields or an odd time base a higher one is made up."""
_BUFFER_BYTES = 1 << 18
_LIMITS = {"max_pixels": str(MOST_PIXELS), "protocol_whitelist": "none"}
"""For FFmpeg: frames may become larger midway, and a container may name other files."""
_LONGEST = 1e7
"""Seconds, four months: a container that claims more is damaged."""
_TAG_UNITS = 3600, 60, 1
"""Seconds of the hours, minutes and seconds in a Matroska file's statistics."""


class VideoContainer:
    """A video file that is open, and the stream in it that players show.

    Attributes:
        path: Of the file.
        input: What packets come from.
        stream: The stream, ready to be decoded.
        time_base: Seconds of a unit of the stream's times.
        rate: Frames a second by the container's word, or a usual number.
        start: Seconds at which the stream begins, by the container's word.
        length: Seconds of the picture, likewise; None where the container does not say.
        frames: How many there are, likewise; None where the container does not say or cannot know.
        end: Seconds at which the last of all streams ends, likewise.

    Raises:
        SourceError: It is no video, it holds no moving picture, or one that is too large or of an
            unknown codec.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = opened(path)
        try:
            self._kind = kind_in(path, self._file)
            self._open()
        except BaseException:
            self._file.close()
            raise
        self.time_base = self.stream.time_base or Fraction(1, av.time_base)
        self.rate = _rate(self.stream)
        self.start = float((self.stream.start_time or 0) * self.time_base)
        self.length = self._length()
        self.frames = _frames(self.stream, self.length)
        self.end = self._end()

    @property
    def has_index(self) -> bool:
        """Whether files of its kind list their keyframes, so that a jump leads where it should."""
        return self._kind.decoder in ("mov", "matroska", "avi")

    @property
    def is_broadcast(self) -> bool:
        """Whether it is a stream of steady frames, where a hole is but a step in time."""
        return self._kind.decoder in ("mpeg", "mpegts")

    def open_again(self) -> None:
        """Begin from the beginning; a file that was removed meanwhile is still read.

        Raises:
            SourceError: It can be read no longer.
        """
        self.input.close()
        self._file.seek(0)
        self._open()

    def close(self) -> None:
        """Release the file."""
        self.input.close()
        self._file.close()

    def _open(self) -> None:
        if self._kind.medium != "video":
            raise SourceError(mark("{file} is a picture; name a video."), file=self.path)
        self.input = _opened(self.path, self._file, self._kind.decoder)
        self.stream = _chosen(self.path, self.input)

    def _length(self) -> float | None:
        stream = self.stream
        end = _tagged_end(stream.metadata)
        if stream.duration is not None:
            length = float(stream.duration * self.time_base)
        elif end is not None:
            length = end - self.start
        else:
            length = (self.input.duration or 0) / av.time_base
        return length if 0 < length < _LONGEST else None

    def _end(self) -> float | None:
        if not self.input.duration:
            return None
        # These two tell not how long they last but when they end.
        from_zero = self._kind.decoder in ("matroska", "asf")
        start = 0 if from_zero else self.input.start_time or 0
        end = (start + self.input.duration) / av.time_base
        # Of an AVI that was cut, FFmpeg reckons the duration by what is left.
        return max(end, self.stream.frames / self.rate) if self._kind.decoder == "avi" else end


def _opened(path: Path, file: BinaryIO, format_name: str) -> InputContainer:
    try:
        return av.open(
            file,
            "r",
            format=format_name,
            options=_LIMITS,
            metadata_errors="replace",
            buffer_size=_BUFFER_BYTES,
        )
    except (av.FFmpegError, OSError, ValueError) as error:
        raise SourceError(
            mark(
                "{file} cannot be played: it is damaged, cut short or of an unknown kind; save it "
                "as MP4."
            ),
            file=path,
        ) from error


def _chosen(path: Path, container: InputContainer) -> VideoStream:
    """Return the stream that players show, ready to be decoded."""
    stream = container.streams.best("video")
    if not isinstance(stream, VideoStream):
        raise SourceError(mark("{file} holds no picture; choose another file."), file=path)
    if stream.disposition & Disposition.attached_pic:
        raise SourceError(
            mark("{file} holds sound and a picture of its cover, no film; choose another file."),
            file=path,
        )
    if stream.codec_context is None:
        raise SourceError(
            mark("{file} is coded in a way that Emolens does not know; save it as MP4."), file=path
        )
    if stream.width * stream.height > MOST_PIXELS:
        raise SourceError(
            mark(
                "{file} has frames of {width} x {height} pixels, more than the {most} million that "
                "are read; save it smaller."
            ),
            file=path,
            width=stream.width,
            height=stream.height,
            most=MOST_PIXELS // 10**6,
        )
    stream.codec_context.options = {"max_pixels": str(MOST_PIXELS)}
    stream.thread_type = "AUTO"
    stream.thread_count = decoding_threads()
    return stream


def _rate(stream: VideoStream) -> float:
    rates = (float(rate or 0) for rate in (stream.average_rate, stream.guessed_rate))
    return next((rate for rate in rates if 0 < rate <= _HIGHEST_RATE), _USUAL_RATE)


def _frames(stream: VideoStream, length: float | None) -> int | None:
    """Return the number of frames, if the length agrees: an edit list may leave some out."""
    if stream.frames <= 0 or length is None or not stream.average_rate:
        return None
    agrees = abs(stream.frames - length * float(stream.average_rate)) <= 1
    return stream.frames if agrees else None


def _tagged_end(metadata: dict[str, str]) -> float | None:
    """Return the second at which a Matroska file's statistics let a stream end."""
    parts = metadata.get("DURATION", "").split(":")
    try:
        return sum(unit * float(part) for unit, part in zip(_TAG_UNITS, parts, strict=True))
    except ValueError:
        return None
