"""Writer of a video file of a steady rate, from frames as they come."""

from __future__ import annotations

import os
from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np

from emolens.messages import mark
from emolens.readings import Image
from emolens.results.errors import ResultError, unwritable

SUFFIX = ".mkv"
"""Matroska, because what is in it outlives a crash; MP4 without its end is lost as a whole."""
RATE = 30
"""Frames a second."""
LONGEST_HOLD = 60
"""Seconds that a frame is held until the next one; longer interruptions are cut to this."""

_CODEC = "mpeg4"  # it is in every FFmpeg, H.264 is not; MJPEG takes 9 times that
_BITS_PER_PIXEL = 2  # at most: a film of faces at this rate looks like its frames


class VideoWriter:
    """A video file in which each frame stands until the next one.

    The first frame gives the size; others are fitted into it. More frames than the rate are left
    out.

    Attributes:
        frames: How many were written.

    Args:
        path: Its path; a file that is there is replaced. It is made with the first frame.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.frames = 0
        self._container: av.container.OutputContainer | None = None
        self._stream: av.VideoStream | None = None
        self._size = (0, 0)
        self._begin = 0.0
        self._last: Image | None = None

    def add(self, image: Image, time: float) -> None:
        """Write a frame.

        Args:
            image: BGR, uint8 ``[height, width, 3]``.
            time: Seconds that only grow.

        Raises:
            ResultError: The file cannot be written.
        """
        if self._container is None:
            self._open(image, time)
        place = round((time - self._begin) * RATE)
        if place - self.frames > LONGEST_HOLD * RATE:
            self._begin += (place - self.frames) / RATE - LONGEST_HOLD
            place = self.frames + LONGEST_HOLD * RATE
        if place < self.frames:
            return
        while self._last is not None and self.frames < place:
            self._write(self._last)
        self._last = self._fitted(image)
        self._write(self._last)

    def check(self) -> None:
        """See whether it is still there.

        Raises:
            ResultError: It was removed.
        """
        if self._container is not None and not self.path.exists():
            raise ResultError(
                mark("{file} was removed while it was written; begin another."), file=self.path
            )

    def close(self) -> None:
        """Finish the file.

        Raises:
            ResultError: It cannot be finished: the drive is full, or gone.
        """
        container, self._container = self._container, None
        if container is None or self._stream is None:
            return
        try:
            with container:
                container.mux(self._stream.encode())
        except OSError as error:
            raise unwritable(self.path, error) from error

    def _open(self, image: Image, time: float) -> None:
        height, width = (side - side % 2 for side in image.shape[:2])  # the codec halves colours
        self._size, self._begin = (max(2, width), max(2, height)), time
        self._make_private()
        try:
            self._container = av.open(str(self.path.absolute()), "w", format="matroska")
        except OSError as error:
            raise unwritable(self.path, error) from error
        stream = self._container.add_stream(_CODEC, rate=RATE)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height = self._size
        stream.pix_fmt = "yuv420p"
        stream.bit_rate = _BITS_PER_PIXEL * self._size[0] * self._size[1] * RATE
        self._stream = stream

    def _make_private(self) -> None:
        """Let nobody else read a new video: FFmpeg, which writes it, leaves that to the system."""
        with suppress(OSError):  # it says itself that it cannot be written
            os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600))

    def _write(self, image: Image) -> None:
        assert self._container is not None
        assert self._stream is not None
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(image), "bgr24")
        frame.pts, frame.time_base = self.frames, Fraction(1, RATE)
        try:
            self._container.mux(self._stream.encode(frame))
        except OSError as error:
            raise unwritable(self.path, error) from error
        self.frames += 1

    def _fitted(self, image: Image) -> Image:
        width, height = self._size
        if image.shape[:2] == (height, width):
            return image
        scale = min(width / image.shape[1], height / image.shape[0])
        sides = (max(1, round(side * scale)) for side in image.shape[1::-1])
        small = cv2.resize(image, tuple(sides), interpolation=cv2.INTER_AREA)[:height, :width]
        fitted = np.zeros((height, width, 3), np.uint8)
        top, left = (height - small.shape[0]) // 2, (width - small.shape[1]) // 2
        fitted[top : top + small.shape[0], left : left + small.shape[1]] = small
        return fitted
