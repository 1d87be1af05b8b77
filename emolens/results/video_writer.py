"""Writer of a video file of a steady rate, from frames as they come."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

import emolens.sources.quiet  # noqa: F401 - its settings must come before the first writer
from emolens.messages import mark
from emolens.readings import Image
from emolens.results.errors import ResultError

SUFFIX = ".mkv"
"""Matroska, because what is in it outlives a crash; MP4 without its end is lost as a whole."""
RATE = 30
"""Frames a second."""
LONGEST_HOLD = 60
"""Seconds that a frame is held until the next one; longer interruptions are cut to this."""

_CODEC = cv2.VideoWriter.fourcc(
    *"mp4v"
)  # H.264 is not in OpenCV's wheels; MJPEG takes 9 times that


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
        self._writer: cv2.VideoWriter | None = None
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
        if self._writer is None:
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
        if self._writer is not None and not self.path.exists():
            raise ResultError(
                mark("{file} was removed while it was written; begin another."), file=self.path
            )

    def close(self) -> None:
        """Finish the file."""
        if self._writer is not None:
            self._writer.release()

    def _open(self, image: Image, time: float) -> None:
        height, width = (side - side % 2 for side in image.shape[:2])  # the codec halves colours
        self._size, self._begin = (max(2, width), max(2, height)), time
        self._writer = cv2.VideoWriter(
            str(self.path.absolute()), cv2.CAP_FFMPEG, _CODEC, RATE, self._size
        )
        if not self._writer.isOpened():
            raise ResultError(
                mark("{file} cannot be written; choose another folder."), file=self.path
            )

    def _write(self, image: Image) -> None:
        assert self._writer is not None
        self._writer.write(image)
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
