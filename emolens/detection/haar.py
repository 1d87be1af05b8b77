"""Detector on OpenCV's Haar cascades: one finds upright frontal faces, another verifies them."""

from __future__ import annotations

from emolens.detection.boxes import largest_first, within
from emolens.detection.cascade import Cascade
from emolens.detection.conversion import as_grey, resized
from emolens.detection.verification import THRESHOLD, UNVERIFIED, VerificationCascade
from emolens.readings import Box, Detection, Image

_CASCADE = "haarcascade_frontalface_default.xml"
_STEP = 1.1  # at 1.2 faces begin to be missed in reduced frames
_NEIGHBOURS = 5


class HaarDetector:
    """Finds upright frontal faces, without landmarks. One detector serves one thread.

    By itself it is made for stills. A detection's score is the stage score of the verification
    cascade (:mod:`emolens.detection.verification`).

    Args:
        longest_side: Larger images are reduced to this many pixels before the scan.
        smallest_face: Side of the smallest face, in pixels of the scanned image.
        largest_face: Side of the largest, likewise; 0 for no limit.
        neighbours: How many neighbouring windows must agree on a face.
        threshold: Stage score that makes a face; at
            :data:`~emolens.detection.verification.UNVERIFIED` nothing is verified.
    """

    def __init__(
        self,
        *,
        longest_side: int = 1920,
        smallest_face: int = 36,
        largest_face: int = 0,
        neighbours: int = _NEIGHBOURS,
        threshold: float = THRESHOLD,
    ) -> None:
        self._longest_side = longest_side
        self._sizes = (smallest_face, largest_face)
        self._neighbours = neighbours
        self._threshold = threshold
        self._cascade = Cascade(_CASCADE, step=_STEP)
        self._verification = VerificationCascade()

    def detect(self, image: Image) -> tuple[Detection, ...]:
        """Return the faces of a BGR or grey image, within it, the largest first."""
        grey = as_grey(image)
        scale = min(1.0, self._longest_side / max(grey.shape))
        scan = resized(grey, scale)
        if min(scan.shape) < self._sizes[0]:
            return ()
        # No histogram equalisation: it costs recall.
        found = self._cascade.scan(scan, self._neighbours, *self._sizes)
        boxes = (within(_scaled(box, 1 / scale), grey.shape) for box in found)
        scored = (Detection(box, self._score(grey, box)) for box in boxes)
        return largest_first(one for one in scored if one.score >= self._threshold)

    def _score(self, grey: Image, box: Box) -> float:
        if self._threshold <= UNVERIFIED:
            return UNVERIFIED
        return self._verification.score(grey, box)


def _scaled(box: Box, scale: float) -> Box:
    return Box(*(round(value * scale) for value in (box.x, box.y, box.width, box.height)))
