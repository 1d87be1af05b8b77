"""Synthetic camera: it plays a video again and again, in real time."""

from __future__ import annotations

import threading
import time
from itertools import count

from benchmarks.speed.synthetic_videos import RATE, SyntheticVideo
from emolens.readings import Frame

_LOOP = 10 * RATE
"""Frames after which the video begins again: time runs on, and every face jumps back."""


class VideoCamera:
    """Plays a video again and again, in real time.

    Args:
        video: What it shows; made before the first frame is asked for.
        rate: Frames a second; as many as are asked for where it is None.
    """

    name = "Camera 1"
    still = False

    def __init__(self, video: SyntheticVideo, rate: float | None) -> None:
        self._images = [frame.image for frame, _ in video.frames(_LOOP)]
        self._pause = 1 / rate if rate else 0.0
        self._closed = threading.Event()
        self._indices = count()
        self._opened: float | None = None

    def read(self) -> Frame:
        """Wait until the next frame is due and return it, a new array as a driver's is."""
        index, now = next(self._indices), time.monotonic()
        if self._opened is None:
            self._opened = now
        self._closed.wait(max(0.0, self._opened + index * self._pause - now))
        image, now = self._images[index % _LOOP].copy(), time.monotonic()
        return Frame(image, index, now - self._opened, now)

    def close(self) -> None:
        """Wait no more."""
        self._closed.set()
