"""Decoder of a video file: its frames in order, from the beginning or from any keyframe on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import av
from av import Packet, VideoFrame, VideoStream
from av.stream import Stream

from emolens.readings import Image
from emolens.sources.deinterlacing import Deinterlacer
from emolens.sources.display import Display
from emolens.sources.file_type import unreadable
from emolens.sources.video_container import VideoContainer

_GAP_SECONDS, _GAP_FRAMES = 1.0, 5
"""Of a broadcast: packets are farther apart only where some are missing."""


class VideoDecoder:
    """A video file's frames as they come out of the decoder, deinterlaced where they need it.

    Attributes:
        container: What the container says.
        broken: Times in the container's seconds where something is missing or could not be decoded,
            since the beginning or the last jump.
        reached: Up to where packets were read, picture or sound, in the container's seconds.

    Raises:
        SourceError: As of a :class:`~emolens.sources.video_container.VideoContainer`.
    """

    def __init__(self, path: Path) -> None:
        self.container = VideoContainer(path)
        self.broken: list[float] = []
        self._display = Display(self.container.stream.sample_aspect_ratio)
        self.reached = -math.inf
        self._deinterlacer = Deinterlacer(self.container.time_base)
        self._decoded = self._decode()

    def next(self) -> VideoFrame | None:
        """Return the next frame, None at the end.

        Raises:
            SourceError: The drive does not give the file's bytes any longer.
        """
        return next(self._decoded, None)

    def image(self, frame: VideoFrame) -> Image:
        """Return a frame as people see it: BGR, uint8, ``[height, width, 3]``."""
        return self._display.image(frame)

    def seek(self, time: float) -> None:
        """Go to the last keyframe at or before a time, in the container's seconds, or near it."""
        offset = math.floor(time / self.container.time_base)
        try:
            self.container.input.seek(offset, stream=self.container.stream)
        except (
            av.FFmpegError,
            OSError,
            OverflowError,
        ):  # there is no index, or one that is damaged
            self.rewind()
        self._begin_again()

    def rewind(self) -> None:
        """Go to the beginning.

        Raises:
            SourceError: The file can be read no longer.
        """
        self.container.open_again()
        self._begin_again()

    @property
    def run_in(self) -> int:
        """Frames before one that must be decoded, too, for it to be what it is."""
        return self._deinterlacer.neighbours

    @property
    def missing(self) -> float:
        """Seconds from the end of what was read, picture or sound, to the end that is promised."""
        end = self.container.end
        return 0.0 if end is None or math.isinf(self.reached) else end - self.reached

    def close(self) -> None:
        """Release the file."""
        self._decoded = iter(())
        self.container.close()

    def _begin_again(self) -> None:
        self.broken = []
        self._deinterlacer.forget()
        self._decoded = self._decode()

    def _decode(self) -> Iterator[VideoFrame]:
        begun = False
        for packet in self._packets():
            frames, sound = _decoded(packet)
            if begun and not sound:  # what comes before the first keyframe is no loss
                self._note_break()
            begun = begun or bool(frames)
            for frame in frames:
                yield from self._deinterlacer.put(frame)
        yield from self._deinterlacer.flush()

    def _packets(self) -> Iterator[Packet[VideoStream]]:
        """Yield the stream's packets, and note how far the file is read by those of all streams."""
        last = math.inf
        try:
            for packet in self.container.input.demux():
                begin, end = _span(packet)
                self.reached = max(self.reached, end)
                if packet.stream.index != self.container.stream.index:
                    continue
                if self._is_gap(begin - last):
                    self._note_break()
                last = begin
                yield packet  # type: ignore[misc]  # it is the video stream's
        except av.FFmpegError:
            self._note_break()
        except OSError as error:
            raise unreadable(self.container.path, error) from error

    def _is_gap(self, step: float) -> bool:
        gap = _GAP_SECONDS + _GAP_FRAMES / self.container.rate
        return self.container.is_broadcast and step > gap

    def _note_break(self) -> None:
        """Note that something is missing here, once for what belongs together."""
        if not self.broken or self.reached - self.broken[-1] > _GAP_SECONDS:
            self.broken.append(self.reached)


def _decoded(packet: Packet[VideoStream]) -> tuple[list[VideoFrame], bool]:
    """Return the frames that a packet completes, and whether all was sound."""
    try:
        frames = packet.decode()
    except av.FFmpegError:
        return [], False
    return frames, not (packet.is_corrupt or any(frame.is_corrupt for frame in frames))


def _span(packet: Packet[Stream]) -> tuple[float, float]:
    """Return the seconds where a packet begins and ends, minus infinity where it does not say."""
    stamp = packet.dts if packet.pts is None else packet.pts
    if stamp is None or packet.time_base is None:
        return -math.inf, -math.inf
    begin = float(stamp * packet.time_base)
    return begin, begin + float((packet.duration or 0) * packet.time_base)
