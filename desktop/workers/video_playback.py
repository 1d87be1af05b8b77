"""Playback of a video's frames: on, paused, by steps, from another place."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from desktop.workers.pacing import Pacer
from desktop.workers.playback_commands import Jump, PlaybackCommand, PlaybackController, Step
from emolens.protocols import SeekableSource
from emolens.readings import Frame


@dataclass(frozen=True)
class VideoInfo:
    """What is known of a video before it is played.

    Attributes:
        name: The file, as it was named.
        length: Seconds that it lasts; None where that is not known.
    """

    name: str
    length: float | None


class VideoPlayback:
    """The frames of a video, each when it is to be shown, until the controller stops.

    At its end the video is paused, for the user may go back. All but ``at_end`` belongs to the
    thread that reads.

    Attributes:
        video: What is known of it.
        at_end: Whether the last frame has been given and nothing follows.

    Args:
        source: What is played.
        controller: What is wanted.
        asking: Calls the video, which may block, and times its silence.
    """

    def __init__(
        self,
        source: SeekableSource,
        controller: PlaybackController,
        asking: Callable[[Callable[[], Frame | None]], Frame | None],
    ) -> None:
        self.video = VideoInfo(source.name, source.length)
        self.at_end = False
        self._source = source
        self._controller = controller
        self._asking = asking
        self._restart()
        self._time = 0.0  # of the last frame given
        self._held: Frame | None = None  # read, but not due when the user paused

    def __iter__(self) -> Iterator[Frame]:
        """Yield the frames."""
        while (move := self._controller.next_command()) is not None:
            frame = self._made(move)
            if frame is not None:
                self._time = frame.time
                self.at_end = False
                yield frame

    def _made(self, move: PlaybackCommand) -> Frame | None:
        """Make a move; return the frame that it leads to, if any."""
        if isinstance(move, Jump):
            return self._jump(move.time)
        if isinstance(move, Step):
            return self._step(move.back)
        return self._play()

    def _play(self) -> Frame | None:
        if self._pacer.speed != self._controller.speed:
            self._restart()
        frame = self._next()
        if frame is not None:
            frame = self._pacer.pace(frame)
            if self._controller.wait(0):
                self._held, frame = frame, None
        return frame

    def _step(self, back: bool) -> Frame | None:
        self._restart()
        if not back:
            return self._next()
        self._held = None
        return self._asking(partial(self._source.read_before, self._time))

    def _jump(self, to: float) -> Frame | None:
        self._restart()
        self._held = None
        self._asking(partial(self._source.seek, to))
        frame = self._next()
        return None if frame is None else self._pacer.pace(frame)

    def _next(self) -> Frame | None:
        if self._held is not None:
            frame, self._held = self._held, None
            self._restart()
            return dataclasses.replace(frame, captured=time.monotonic())
        read = self._asking(self._source.read)
        if read is None and self._controller.loops and self._controller.playing:
            read = self._first()
        if read is None:
            self._controller.play(False)
            self.at_end = True
        return read

    def _first(self) -> Frame | None:
        self._restart()
        self._asking(partial(self._source.seek, 0.0))
        return self._asking(self._source.read)

    def _restart(self) -> None:
        """Let the next frame be due at once."""
        self._pacer = Pacer(self._controller.wait, speed=self._controller.speed)
