"""Frames from a video file, from its beginning or from any other place."""

from __future__ import annotations

import time
from pathlib import Path

import cv2
import numpy as np

import emolens.sources.quiet  # noqa: F401 - its settings must come before the first capture
from emolens.errors import SourceError
from emolens.messages import mark
from emolens.readings import Frame
from emolens.sources.file_type import read_bytes

_APPENDED_SECONDS = 1.0
"""Where stamps run back by more, another recording was appended; by less they are just inexact."""
_RUN_UPS = (2, 16, 128, 1024)
"""Frames before a place from which it is approached; more where stamps are far apart or inexact."""
_USUAL_RATE = 25.0
_INEXACT = 1e-6  # seconds by which two equal stamps may differ


class VideoSource:
    """A video file, every frame in turn.

    Attributes:
        frames: How many the container promises, None where it does not say.
        length: Seconds that they last, None where the container does not say.

    Raises:
        SourceError: It cannot be opened.
    """

    still = False

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._path = path
        self._capture = _open_video(path)
        self._fps = self._capture.get(cv2.CAP_PROP_FPS)
        count = self._capture.get(cv2.CAP_PROP_FRAME_COUNT)
        self.frames: int | None = int(count) if 0 < count < 1e9 else None
        self.length = self.frames / self._fps if self.frames and self._fps > 0 else None
        self._begin()

    def read(self) -> Frame | None:
        """Return the next frame with its time from the container, None at the end.

        Raises:
            SourceError: The file ends well before the end that it promises, or holds no frame.
        """
        frame = self._frame() if self._grab() else None
        if frame is None:
            self._check_complete()
        return frame

    def seek(self, time: float) -> None:
        """Let the next frame be the one nearest to ``time``, in seconds, or the last.

        The number of a frame after a jump is its time by the rate, which is exact where the rate
        does not vary.

        Raises:
            SourceError: The file is gone.
        """
        last = self.length - self._duration if self.length else time
        nearly = min(time, last) - self._duration / 2
        if self._approach(nearly):
            while self._time < nearly:
                if not self._grab():
                    return self.seek(self._time)
            self._waits = True
        return None

    def read_before(self, time: float) -> Frame | None:
        """Return the frame before the one at ``time``, in seconds; None where that is the first.

        The next one to be read is the one at ``time`` again.

        Raises:
            SourceError: The file is gone.
        """
        time -= _INEXACT
        frame = None
        self._waits = self._approach(time)
        while self._waits and self._time < time:
            frame = self._frame()
            self._waits = False
            self._waits = self._grab()
        return frame

    def close(self) -> None:
        """Release the file."""
        self._capture.release()

    @property
    def _duration(self) -> float:
        """Seconds of a frame, where they are all alike."""
        return 1 / (self._fps if self._fps > 0 else _USUAL_RATE)

    def _begin(self) -> None:
        """Start to count frames and seconds."""
        self._index: int | None = -1
        self._time = 0.0
        self._shift = 0.0
        self._waits = False

    def _approach(self, time: float) -> bool:
        """Grab a frame before ``time``, in seconds, or else the first; return whether there is one.

        OpenCV goes by the average rate and misses where that varies, or where there is no index.
        """
        for run_up in _RUN_UPS:
            start = time - run_up * self._duration
            if start <= 0:
                break
            self._capture.set(cv2.CAP_PROP_POS_MSEC, 1000 * start)
            self._begin()
            self._index = None
            if self._grab() and self._time < time:
                return True
        self._capture.release()
        self._capture = _open_video(self._path)
        self._begin()
        return self._grab()

    def _grab(self) -> bool:
        """Go to the next frame, which may wait already; return whether there is one."""
        if self._waits:
            self._waits = False
            return True
        if not self._capture.grab():
            return False
        self._time = self._next_time()
        self._index = round(self._time / self._duration) if self._index is None else self._index + 1
        return True

    def _frame(self) -> Frame | None:
        """Return the frame that was grabbed."""
        done, image = self._capture.retrieve()
        if not done:
            return None
        assert self._index is not None  # it was grabbed
        return Frame(np.asarray(image, np.uint8), self._index, self._time, time.monotonic())

    def _next_time(self) -> float:
        """Return the time of the frame just grabbed: by its stamp, for the rate may vary."""
        stamp = self._capture.get(cv2.CAP_PROP_POS_MSEC) / 1000 + self._shift
        back = self._time - stamp
        if back > _APPENDED_SECONDS:
            duration = 1 / self._fps if self._fps > 0 else 0.0
            self._shift += back + duration
            return self._time + duration
        return max(self._time, stamp)

    def _check_complete(self) -> None:
        if self._index == -1:
            raise SourceError(
                mark("{file} holds no frame that can be read; fetch it again."), file=self.name
            )
        if self.frames is None or self._fps <= 0:
            return
        # Some containers only estimate their frames: short by count and by time is cut short.
        read = (self._index or 0) + 1
        played = max(read, self._time * self._fps)
        if played < 0.9 * self.frames:
            if self._path.exists():
                ends = mark(
                    "{file} ends after {read} of {frames} frames; it is damaged or cut short, "
                    "fetch it again."
                )
            else:
                ends = mark(
                    "{file} ends after {read} of {frames} frames; it was removed meanwhile, put it "
                    "back."
                )
            raise SourceError(ends, file=self.name, read=read, frames=self.frames)


def _open_video(path: Path) -> cv2.VideoCapture:
    read_bytes(path, 1)  # says better than FFmpeg what is wrong with a missing or empty file
    try:
        # Absolute, so that FFmpeg sees a file and no protocol. OpenCV crashes on other than UTF-8.
        name = str(path.absolute())
        name.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError(
            mark("{file} has a name that is not UTF-8; rename it."), file=path
        ) from error
    capture = cv2.VideoCapture(name, cv2.CAP_FFMPEG)
    capture.set(cv2.CAP_PROP_ORIENTATION_AUTO, 1)
    if not capture.isOpened():
        raise SourceError(
            mark(
                "{file} cannot be played: it is damaged, cut short or of an unknown kind; save it "
                "as MP4."
            ),
            file=path,
        )
    return capture
