"""Video files: their frames from the beginning or from any other place."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from av import VideoFrame

from emolens.errors import SourceError
from emolens.messages import mark
from emolens.readings import Frame
from emolens.sources.anchor import Anchor
from emolens.sources.video_decoder import VideoDecoder
from emolens.time_text import time_text

_APPENDED_SECONDS = 1.0
"""Where stamps run back by more, another recording was appended; by less they are just inexact."""
_LONGEST_STEP = 86_400.0
"""Seconds: where stamps run on by more, they are damaged."""
_RUN_UPS = (0, 16, 128, 1024)
"""Frames before a place from which it is approached; more where keyframes are far apart."""
_INEXACT = 1e-6  # seconds by which two equal stamps may differ
_SHORT_SHARE, _SHORT_SECONDS = 0.1, 2.0
"""What may be missing at the end: containers count sound and the last frame in their own ways."""
_CUT = mark(
    "{file} ends after {read} of {length}; it is damaged or incomplete, try downloading it again."
)
_REMOVED = mark("{file} ends after {read} of {length}; it was removed meanwhile, put it back.")
_BROKEN = mark(
    "{file} is damaged, first at {time}; what could be read is kept, try downloading it again."
)


class _Decoded(NamedTuple):
    """A decoded frame with its number, from 0, and its time in seconds from 0."""

    frame: VideoFrame
    number: int
    time: float


class VideoSource:
    """A video file, every frame in turn.

    Times count from the first frame; the container's own may begin anywhere.

    Attributes:
        still: Whether it has but one frame: such a film is a picture.
        interval: Seconds from the first frame to the second.
        frames: How many the container promises, None where it does not say or cannot know.
        length: Seconds that they last: by the container's word, None where it does not say, and
            exact as soon as the end was read.
        rate: Frames a second by the container's word, or a usual number.

    Raises:
        SourceError: It cannot be opened, or no frame of it can be decoded.
    """

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._path = path
        self._decoder = VideoDecoder(path)
        self.frames = self._decoder.container.frames
        self.length = self._decoder.container.length
        self.rate = self._decoder.container.rate
        self._times: list[float] = []
        self._longest = 0.0
        self._given = 0  # frames, in order
        self._waiting: deque[_Decoded] = deque()
        self._last: _Decoded | None
        self._zero: float | None = None
        self._begin()
        first = self._next()
        if first is None:
            self._decoder.close()
            raise SourceError(
                mark("{file} holds no frame that can be read; try downloading it again."),
                file=self.name,
            )
        second = self._next()
        self.still = second is None
        self.interval = 1 / self.rate if second is None else second.time - first.time
        self._waiting.extend(decoded for decoded in (first, second) if decoded is not None)

    def read(self) -> Frame | None:
        """Return the next frame, None at the end.

        Raises:
            SourceError: The file ends well before the end that it promises, or something in it
                could not be read.
        """
        decoded = self._next()
        if decoded is None:
            self._check_whole()
            return None
        self._given = decoded.number + 1
        return self._frame(decoded)

    def seek(self, time: float) -> None:
        """Let the next frame be the one nearest to ``time``, in seconds, or the last.

        The number of a frame after a jump is exact up to where the video was read in order, and
        beyond it goes by the rate.

        Raises:
            SourceError: The file can no longer be read.
        """
        nearest = self._approach(time)
        while nearest.time < time:
            following = self._next()
            if following is None and self._decoder.run_in:
                self.seek(nearest.time)
                return
            if following is None:
                break
            if abs(following.time - time) > abs(nearest.time - time):
                self._waiting.appendleft(following)
                break
            nearest = following
        self._waiting.appendleft(nearest)

    def read_before(self, time: float) -> Frame | None:
        """Return the frame before the one at ``time``, in seconds; None where that is the first.

        The next one to be read is the one at ``time`` again.

        Raises:
            SourceError: The file can no longer be read.
        """
        time -= _INEXACT
        before = None
        following: _Decoded | None = self._approach(time)
        while following is not None and following.time < time:
            before, following = following, self._next()
        if following is not None:
            self._waiting.appendleft(following)
        return None if before is None else self._frame(before)

    @property
    def is_exact(self) -> bool:
        """Whether frames come out of a jump as they do in order, by all that was seen so far.

        Not where the file has no index, where stamps are missing or run back, where interlaced
        frames are made whole by those before, or where something is damaged.
        """
        decoder = self._decoder
        sound = not (decoder.run_in or decoder.broken)
        return decoder.container.has_index and self._runs_on and sound

    def anchor(self, frame: Frame) -> Anchor | None:
        """Return by what a frame just read is known again; None where jumps are not exact."""
        return Anchor.of(frame, self._decoder.reached) if self.is_exact else None

    def skip(self, times: Sequence[float], anchor: Anchor | None) -> bool:
        """Go on behind the next frames, which are known, as if they had been read in order.

        Args:
            times: Theirs, in seconds.
            anchor: Of the last of them, if it has one.

        Returns:
            Whether the last of them was found again for certain; else nothing was skipped.

        Raises:
            SourceError: The file can no longer be read.
        """
        if anchor is None or not self.is_exact:
            return False
        given, longest = self._times[: self._given], self._longest
        if not self._finds(anchor):
            self._decoder.rewind()
            self._begin()
            self._times, self._longest = given, longest
            for _ in given:
                self._next()
            return False
        self._times = [*given, *times]
        self._given = len(self._times)
        self._longest = float(np.diff(self._times, prepend=0.0).max())
        self._last = self._last and self._last._replace(number=self._given - 1)
        self._decoder.reached = max(self._decoder.reached, anchor.reached)
        return True

    def close(self) -> None:
        """Release the file."""
        self._waiting.clear()
        self._decoder.close()

    @property
    def _duration(self) -> float:
        """Seconds of a frame, where they are all alike."""
        if len(self._times) > 1 and self._times[-1] > 0:
            return self._times[-1] / (len(self._times) - 1)
        return 1 / self.rate

    def _begin(self) -> None:
        """Count frames and seconds from the first frame."""
        self._waiting.clear()
        self._last = None
        self._shift = 0.0
        self._runs_on = True  # each stamp is there and later than the last

    def _finds(self, anchor: Anchor) -> bool:
        """Go behind the frame at an anchor's time, and return whether it is that frame."""
        decoded: _Decoded | None = self._approach(anchor.time - _INEXACT)
        while decoded is not None and decoded.time < anchor.time:
            decoded = self._next()
        return decoded is not None and self.anchor(self._frame(decoded)) == anchor

    def _approach(self, time: float) -> _Decoded:
        """Return a frame not after ``time``, in seconds, or else the first."""
        for run_up in _RUN_UPS:
            start = time - (run_up + self._decoder.run_in) * self._duration
            if start <= 0 or self._zero is None:  # without stamps nobody knows where a jump led
                break
            self._decoder.seek(start + self._zero)
            self._begin()
            decoded = self._next(jumped=True)
            if decoded is not None and decoded.time <= start:
                return decoded
        self._decoder.rewind()
        self._begin()
        first = self._next()
        if first is None:
            raise SourceError(
                mark("{file} cannot be read any longer; try downloading it again."), file=self.name
            )
        return first

    def _next(self, jumped: bool = False) -> _Decoded | None:
        """Return the next frame, which may wait already, or None at the end."""
        if self._waiting:
            return self._waiting.popleft()
        frame = self._decoder.next()
        if frame is None:
            return None
        at = self._time_of(frame)
        decoded = _Decoded(frame, self._index_of(at, jumped), at)
        if self._last is not None:
            self._longest = max(self._longest, at - self._last.time)
        self._last = decoded
        return decoded

    def _time_of(self, frame: VideoFrame) -> float:
        """Return the time of a frame just decoded: by its stamp, for the rate may vary."""
        last = None if self._last is None else self._last.time
        if frame.time is None:  # a raw stream has no stamps
            self._runs_on = False
            return 0.0 if last is None else last + 1 / self.rate
        if self._zero is None:
            self._zero = frame.time
        stamp = frame.time - self._zero + self._shift
        if last is None:
            return max(0.0, stamp)
        self._runs_on = self._runs_on and stamp > last
        if not -_LONGEST_STEP <= last - stamp <= _APPENDED_SECONDS:
            self._runs_on = False
            self._shift += last - stamp + self._duration
            return last + self._duration
        return max(last, stamp)

    def _index_of(self, time: float, jumped: bool) -> int:
        """Return the number of a frame just decoded, and remember it where that is certain."""
        if not jumped:
            index = 0 if self._last is None else self._last.number + 1
            if index == len(self._times):
                self._times.append(time)
            return index
        if self._times and time <= self._times[-1] + _INEXACT:
            return bisect_left(self._times, time - _INEXACT)
        return round(time / self._duration)

    def _frame(self, decoded: _Decoded) -> Frame:
        image = self._decoder.image(decoded.frame)
        return Frame(image, decoded.number, decoded.time, time.monotonic())

    def _check_whole(self) -> None:
        """Raise what the user should know of a video that was read to its end."""
        if self._last is None:
            return
        self.length = self._last.time + self._duration
        missing, zero = self._decoder.missing, self._zero or 0.0
        short = min(_SHORT_SECONDS, _SHORT_SHARE * (self.length + missing))
        if missing > max(short, self._longest):
            raise SourceError(
                _CUT if self._path.exists() else _REMOVED,
                file=self.name,
                read=time_text(self.length, 1),
                length=time_text((self._decoder.container.end or 0.0) - zero, 1),
            )
        if broken := self._decoder.broken:
            first = time_text(min(max(0.0, broken[0] - zero), self.length), 1)
            raise SourceError(_BROKEN, file=self.name, time=first)
