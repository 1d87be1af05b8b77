"""Synthetic videos of faces that move over busy backgrounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.head_cutouts import Canvas, HeadCutout, Noise, head_cutout
from emolens.readings import Box, Frame
from trainer.synthetic.backgrounds import make_background

RATE = 30
"""Frames a second."""

_NOISE = 4.0  # grey levels, a webcam's in a room


@dataclass(frozen=True)
class SyntheticVideo:
    """A synthetic video.

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
        heads = [head_cutout(self.height * share) for share in (0.42, 0.36, 0.3)[: self.faces]]
        noise = Noise(background.shape, _NOISE, rng)
        for index in range(count):
            picture = background.copy()
            faces = tuple(
                self._lay(picture, head, number, index / RATE) for number, head in enumerate(heads)
            )
            yield Frame(noise.on(picture), index, index / RATE, 0.0), faces

    def _lay(self, picture: Canvas, head: HeadCutout, number: int, time: float) -> Box:
        """Lay a head where it is at a time in seconds, and return where its face is.

        Each head has a column of its own to sway in.
        """
        height, width = head.size
        room = self.width / self.faces - width
        left = round(number * self.width / self.faces + room * (1 + np.sin(time + number)) / 2)
        top = round((self.height - height) * (1 + np.sin(0.7 * time + 2 * number)) / 2)
        return head.lay(picture, left, top)
