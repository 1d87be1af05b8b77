"""Find faces with OpenCV's Haar cascade (Viola and Jones, 2001)."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from cv2.data import haarcascades

from desktop.vision.readings import Box, Image

_CASCADE = "haarcascade_frontalface_default.xml"
_SCALE_STEP = 1.1  # at 1.2 faces begin to be missed in reduced frames
_MIN_NEIGHBOURS = 5


class FaceDetector:
    """Finds upright frontal faces. One detector serves one thread.

    Args:
        longest_side: Larger images are reduced to this many pixels before the scan.
        smallest_face: Side of the smallest face looked for, in pixels of the scanned image.
    """

    def __init__(self, *, longest_side: int, smallest_face: int) -> None:
        self._longest_side = longest_side
        self._smallest_face = smallest_face
        self._cascade = _load_cascade()

    @classmethod
    def thorough(cls) -> FaceDetector:
        """Return a detector for stills, which finds small faces in a group."""
        return cls(longest_side=1920, smallest_face=36)

    @classmethod
    def steady(cls) -> FaceDetector:
        """Return a detector for every frame of a video file."""
        return cls(longest_side=640, smallest_face=36)

    @classmethod
    def live(cls) -> FaceDetector:
        """Return a detector that keeps up with a camera."""
        return cls(longest_side=320, smallest_face=30)

    def detect(self, image: Image) -> tuple[Box, ...]:
        """Return the faces in pixels of ``image``, within it, the largest first."""
        grey = image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
        # No histogram equalisation: it costs recall.
        scan, scale = self._reduced(np.asarray(grey, np.uint8))
        if min(scan.shape) < self._smallest_face:
            return ()
        smallest = (self._smallest_face, self._smallest_face)
        found = self._cascade.detectMultiScale(
            scan, scaleFactor=_SCALE_STEP, minNeighbors=_MIN_NEIGHBOURS, minSize=smallest
        )
        boxes = [_box_in_full(rect, scale, grey.shape) for rect in found]
        return tuple(sorted(boxes, key=lambda box: (-box.area, box.x, box.y)))

    def _reduced(self, grey: Image) -> tuple[Image, float]:
        """Return the image to scan and how many pixels of the full one its pixels span."""
        scale = max(grey.shape) / self._longest_side
        if scale <= 1:
            return grey, 1.0
        height, width = (max(1, round(side / scale)) for side in grey.shape)
        reduced = cv2.resize(grey, (width, height), interpolation=cv2.INTER_AREA)
        return np.asarray(reduced, np.uint8), scale


def _box_in_full(rect: object, scale: float, shape: tuple[int, ...]) -> Box:
    x, y, width, height = (round(float(value) * scale) for value in np.asarray(rect))
    return Box(x, y, min(width, shape[1] - x), min(height, shape[0] - y))


def _load_cascade() -> cv2.CascadeClassifier:
    # From memory: on Windows OpenCV opens no path with letters beyond the code page.
    text = Path(haarcascades, _CASCADE).read_text(encoding="utf-8")
    storage = cv2.FileStorage(text, cv2.FILE_STORAGE_READ | cv2.FILE_STORAGE_MEMORY)
    cascade = cv2.CascadeClassifier()
    if not cascade.read(storage.getFirstTopLevelNode()):
        raise RuntimeError(f"OpenCV cannot read its own {_CASCADE}")
    return cascade
