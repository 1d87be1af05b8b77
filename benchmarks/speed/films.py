"""Films with faces that move over busy backgrounds, made up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.vision.readings import Box, Frame, Image
from trainer.crop_rule.backgrounds import make_background

RATE = 30
"""Frames a second."""

_HEAD = (slice(20, 210), slice(140, 310))
"""Rows and columns of the head in scikit-image's astronaut."""
_HEAD_HEIGHT = 190
_FACE = (37, 46, 95, 95)
"""The face in it, as the cascade draws its box: x, y, width and height."""
_NOISE = 4.0  # grey levels, a webcam's in a room


@dataclass(frozen=True)
class Film:
    """One film.

    Attributes:
        width: Of a frame, in pixels.
        height: Likewise.
        faces: How many heads move in it, of different sizes.
        seed: Of the background and the sensor's noise.
    """

    width: int
    height: int
    faces: int
    seed: int = 1

    def frames(self, count: int) -> Iterator[tuple[Frame, tuple[Box, ...]]]:
        """Yield the first frames, BGR, and where the faces are in each."""
        rng = np.random.default_rng(self.seed)
        background = make_background((self.height, self.width, 3), rng)
        heads = [_head(self.height * share) for share in (0.42, 0.36, 0.3)[: self.faces]]
        noise = rng.normal(0, _NOISE, (self.height, self.width, 3)).astype(np.float32)
        for index in range(count):
            picture = background.copy()
            faces = tuple(
                self._lay(picture, head, opacity, number, index / RATE)
                for number, (head, opacity) in enumerate(heads)
            )
            # Noise made once and moved is as good as new, and made in no time.
            picture += np.roll(noise, rng.integers(0, self.width, 2), axis=(0, 1))
            image = np.clip(np.rint(picture), 0, 255).astype(np.uint8)
            yield Frame(image, index, index / RATE, 0.0), faces

    def _lay(
        self,
        picture: NDArray[np.float32],
        head: NDArray[np.float32],
        opacity: NDArray[np.float32],
        number: int,
        time: float,
    ) -> Box:
        """Lay a head where it is at a time in seconds, and return where its face is.

        Each head has a column of its own to sway in.
        """
        height, width = head.shape[:2]
        room = self.width / self.faces - width
        left = round(number * self.width / self.faces + room * (1 + np.sin(time + number)) / 2)
        top = round((self.height - height) * (1 + np.sin(0.7 * time + 2 * number)) / 2)
        place = picture[top : top + height, left : left + width]
        place += opacity * (head - place)
        x, y, width, height = (round(height / _HEAD_HEIGHT * value) for value in _FACE)
        return Box(left + x, top + y, width, height)


def _head(height: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return a head and its opacity, float32 ``[H, W, 3]`` and ``[H, W, 1]``."""
    from skimage import data  # noqa: PLC0415 - slow to import

    astronaut: Image = data.astronaut()  # type: ignore[no-untyped-call]
    head = np.ascontiguousarray(astronaut[*_HEAD, ::-1])
    scale = height / head.shape[0]
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    scaled = cv2.resize(head.astype(np.float32), None, fx=scale, fy=scale, interpolation=way)
    rows, columns = (np.linspace(-1, 1, side) ** 2 for side in scaled.shape[:2])
    opacity = np.clip(4 * (1 - np.sqrt(rows[:, None] + columns)), 0, 1)
    return np.asarray(scaled, np.float32), np.asarray(opacity[:, :, None], np.float32)
