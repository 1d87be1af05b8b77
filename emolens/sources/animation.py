"""Animations: pictures that move, in GIF, PNG, WebP and AVIF, read by Pillow."""

from __future__ import annotations

import time
from bisect import bisect_left
from pathlib import Path

from PIL import Image as Pillow

from emolens.readings import Frame
from emolens.sources.file_type import opened
from emolens.sources.images import check_size, opened_image, told
from emolens.sources.pixels import bgr

_STILL_FORMATS = ("TIFF", "MPO")
"""Of which several pictures in one file are pages, or views of the same."""
_SHORTEST, _USUAL = 0.02, 0.1
"""Seconds: as browsers do, a frame that is to stand for less stands for the usual time."""
_INEXACT = 1e-6  # seconds


def is_animation(path: Path) -> bool:
    """Return whether a picture file holds several pictures that follow one another in time.

    Raises:
        SourceError: It is no picture that can be read.
    """
    with opened(path) as file, told(path):
        image = opened_image(path, file)
        return image.format not in _STILL_FORMATS and bool(getattr(image, "is_animated", False))


class AnimationSource:
    """An animation, every frame in turn, once.

    Attributes:
        frames: How many it has.
        length: Seconds that they last; None until the last was read.
        interval: Seconds for which the first stands.

    Raises:
        SourceError: It cannot be read.
    """

    still = False

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._path = path
        self._file = opened(path)
        try:
            with told(path):
                self._image = opened_image(path, self._file)
                check_size(path, self._image)
                self.frames: int = getattr(self._image, "n_frames", 1)
        except BaseException:
            self._file.close()
            raise
        self.length: float | None = None
        self.interval = _seconds(self._image)
        self._starts = [0.0]  # of the frames up to where they are known, and at last the end
        self._next = 0

    def read(self) -> Frame | None:
        """Return the next frame, None at the end.

        Raises:
            SourceError: It cannot be decoded.
        """
        if self._next >= self.frames:
            return None
        frame = self._frame(self._next)
        self._next += 1
        return frame

    def seek(self, time: float) -> None:
        """Let the next frame be the one nearest to ``time``, in seconds, or the last.

        Raises:
            SourceError: A frame before it cannot be decoded.
        """
        place = self._place_of(time)
        near = range(max(0, place - 1), min(place + 1, self.frames))
        self._next = min(near, key=lambda number: abs(self._starts[number] - time))

    def read_before(self, time: float) -> Frame | None:
        """Return the frame before the one at ``time``, in seconds; None where that is the first.

        The next one to be read is the one at ``time`` again.

        Raises:
            SourceError: A frame before it cannot be decoded.
        """
        self._next = self._place_of(time - _INEXACT)
        return self._frame(self._next - 1) if self._next else None

    def close(self) -> None:
        """Release the file."""
        self._image.close()
        self._file.close()

    def _place_of(self, time: float) -> int:
        """Return the number of the first frame that begins at ``time`` or later."""
        while self._starts[-1] < time and len(self._starts) <= self.frames:
            self._frame(len(self._starts) - 1)
        return min(bisect_left(self._starts, time), self.frames)

    def _frame(self, number: int) -> Frame:
        """Decode a frame whose start is known, and learn how long it stands."""
        with told(self._path):
            self._go_to(number)
            image, _ = bgr(self._image)
            stands = _seconds(self._image)
        if number == len(self._starts) - 1:
            self._starts.append(self._starts[-1] + stands)
            self.length = self._starts[-1] if number == self.frames - 1 else None
        return Frame(image, number, self._starts[number], time.monotonic())

    def _go_to(self, number: int) -> None:
        """Let Pillow's image be a frame, which it makes from the ones before.

        Raises:
            Exception: Anything that Pillow raises of a damaged file.
        """
        if number < self._image.tell():
            self._file.seek(0)
            self._image = opened_image(self._path, self._file)
        for one in range(self._image.tell(), number + 1):
            self._image.seek(one)
            self._image.load()


def _seconds(image: Pillow.Image) -> float:
    """Return how long the frame stands at which an animation is."""
    seconds = float(image.info.get("duration", 0)) / 1000
    return seconds if seconds >= _SHORTEST else _USUAL
