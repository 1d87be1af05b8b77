"""Shots: pictures as a camera would film them, held by hand or standing still.

The faces stay in the frame: one that comes into it is a new one, for which there is no truth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from benchmarks.detection.pictures import LabelledImage
from benchmarks.head_cutouts import Noise
from emolens.detection.conversion import as_grey
from emolens.readings import Box, Frame, Image

SIZE = (480, 640)
"""Height and width of a frame in pixels, a usual webcam's."""
RATE = 30
"""Frames a second."""

_ROOM = 1.25  # how much larger than the frame the picture is that the camera moves over
_SWAY = 2.0  # seconds that a hand takes to and fro
_NOISE = 4.0  # grey levels, a webcam's in a room


@dataclass(frozen=True, eq=False)
class Shot:
    """One picture, filmed.

    Attributes:
        scene: The picture, large enough for the camera to move over it.
        seconds: How long.
        steady: Whether the camera stands still.
        seed: Of the sensor's noise.
    """

    scene: LabelledImage
    seconds: float
    steady: bool
    seed: int

    def frames(self) -> Iterator[tuple[Frame, tuple[Box, ...]]]:
        """Yield each frame, grey, and where the faces are in it."""
        noise = Noise(SIZE, _NOISE, np.random.default_rng(self.seed))
        for index in range(round(self.seconds * RATE)):
            left, top = self._place(index / RATE)
            window = self.scene.image[top : top + SIZE[0], left : left + SIZE[1]]
            faces = (replace(face, x=face.x - left, y=face.y - top) for face in self.scene.faces)
            yield Frame(noise.on(window), index, index / RATE, 0.0), tuple(faces)

    def _place(self, time: float) -> tuple[int, int]:
        phase = 0.0 if self.steady else 2 * np.pi * time / _SWAY
        height, width = self.scene.image.shape[:2]
        columns = [(face.x, face.x + face.width) for face in self.scene.faces]
        rows = [(face.y, face.y + face.height) for face in self.scene.faces]
        return (
            _start(width, SIZE[1], columns, (1 + np.sin(phase)) / 2),
            _start(height, SIZE[0], rows, (1 + np.sin(phase / 2)) / 2),
        )


def _start(length: int, window: int, kept: Sequence[tuple[int, int]], share: float) -> int:
    """Return where a window begins that goes as far as it can without losing what is kept."""
    first = max([0, *(end - window for _, end in kept)])
    last = min([length - window, *(start for start, _ in kept)])
    return min(round(first + (last - first) * share), length - window)


def shoot(picture: LabelledImage, seconds: float, *, steady: bool, seed: int) -> Shot:
    """Return a shot of a picture, enlarged or reduced so that it more than fills the frame."""
    grey = as_grey(picture.image)
    scale = _ROOM * max(SIZE[0] / grey.shape[0], SIZE[1] / grey.shape[1])
    scene = LabelledImage(picture.kind, _resized(grey, scale), tuple(_scaled(picture.faces, scale)))
    return Shot(scene, seconds, steady, seed)


def _resized(image: Image, scale: float) -> Image:
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=way), np.uint8)


def _scaled(boxes: tuple[Box, ...], scale: float) -> Iterator[Box]:
    for box in boxes:
        yield Box(*(round(scale * value) for value in (box.x, box.y, box.width, box.height)))
