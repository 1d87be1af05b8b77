"""One of OpenCV's Haar cascades (Viola and Jones 2001, doi 10.1109/CVPR.2001.990517)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np
from cv2.data import haarcascades

from emolens.readings import Box, Image


class Cascade:
    """A cascade and how finely it steps. One cascade serves one thread.

    Args:
        file: Name of a file that comes with OpenCV.
        step: How much larger than the size before each size is that is looked for.
    """

    def __init__(self, file: str, *, step: float) -> None:
        self._cascade = _load(file)
        self._step = step

    def scan(
        self, grey: Image, neighbours: int, smallest: int, largest: int = 0
    ) -> tuple[Box, ...]:
        """Return where at least so many neighbouring windows hold a face.

        Args:
            grey: The image to scan, uint8 ``[height, width]``.
            neighbours: How many windows must agree.
            smallest: Side of the smallest window in pixels.
            largest: Side of the largest; 0 for no limit.
        """
        found = self._cascade.detectMultiScale(
            grey,
            scaleFactor=self._step,
            minNeighbors=neighbours,
            minSize=(smallest, smallest),
            maxSize=(largest, largest),
        )
        return tuple(_boxes(found))

    def weigh(self, grey: Image, smallest: int, largest: int) -> tuple[tuple[Box, float], ...]:
        """Return boxes that may hold a face, and the sum of the last stage's votes for each.

        A window that fails in one of the last stages is among them, with its votes in that stage.
        """
        found, _, weights = self._cascade.detectMultiScale3(
            grey,
            scaleFactor=self._step,
            minNeighbors=1,
            minSize=(smallest, smallest),
            maxSize=(largest, largest),
            outputRejectLevels=True,
        )
        return tuple(zip(_boxes(found), map(float, weights), strict=True))


def _boxes(found: Iterable[object]) -> Iterable[Box]:
    return (Box(*np.asarray(rect).tolist()) for rect in found)


def _load(file: str) -> cv2.CascadeClassifier:
    # From memory: on Windows OpenCV opens no path with letters beyond the code page.
    text = Path(haarcascades, file).read_text(encoding="utf-8")
    storage = cv2.FileStorage(text, cv2.FILE_STORAGE_READ | cv2.FILE_STORAGE_MEMORY)
    cascade = cv2.CascadeClassifier()
    if not cascade.read(storage.getFirstTopLevelNode()):
        raise RuntimeError(f"OpenCV cannot read its own {file}")
    return cascade
