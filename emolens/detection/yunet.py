"""Detector on YuNet: scans at several sizes and, where they leave doubt, of the picture turned."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.alignment import roll_of
from emolens.detection.boxes import largest_first, within
from emolens.detection.candidates import Candidates, joined
from emolens.detection.conversion import as_bgr, resized
from emolens.detection.network import YuNet
from emolens.detection.refinement import Refiner
from emolens.readings import Box, Detection, Image

_DOUBT = 0.15
"""Lowest score of what may be a face."""
_TURNS = (40.0, -40.0)
"""Degrees by which a picture is turned to be scanned again: with both, a face that is tilted by up
to 60 degrees is upright within 20 in one of the scans (docs/detection.md)."""
_STEEPEST = 75.0  # degrees; a face that is turned by more lies on its side
_BORDER = 0.1  # of the side, for the last scan, in which faces that fill the picture are found

Way = NDArray[np.float64]
"""An affine matrix ``[2, 3]``."""


class YuNetDetector:
    """Finds faces, also tilted, turned to the side and half covered. One serves one thread.

    Args:
        sides: Longer sides in pixels to which a picture is brought for its scans, the largest
            first. Of a face that is larger than 300 pixels in one of them, the next may see more.
        threshold: Score that makes a face.
        smallest: Length of the smallest face, as a share of the picture's longer side.
        thorough: Whether there is time for more: a border, so that faces that fill the picture are
            found; scans of the picture turned, where something may be a face whose score is below
            the threshold; and close-ups of each face, for better landmarks.
        any_roll: Whether faces on their side or upside down are wanted, too. Without close-ups,
            nobody can tell.

    Raises:
        DetectorWeightsError: The network's weights are missing or altered.
    """

    def __init__(
        self,
        *,
        sides: Sequence[int],
        threshold: float,
        smallest: float = 0.0,
        thorough: bool,
        any_roll: bool = False,
    ) -> None:
        self._sides = sides
        self._threshold = threshold
        self._smallest = smallest
        self._steepest = 180.0 if any_roll else _STEEPEST
        self._border = _BORDER if thorough else 0.0
        self._turns = _TURNS if thorough else ()
        self._refiner = Refiner() if thorough else None
        self._network = YuNet(min(_DOUBT, threshold) if thorough else threshold)

    def detect(self, image: Image) -> tuple[Detection, ...]:
        """Return the faces of a BGR or grey image, within it, the largest first."""
        picture = as_bgr(image)
        longer = max(picture.shape[:2])
        scales = [side / longer for side in self._sides]
        found = self._scan(picture, scales).distinct()
        if (found.scores < self._threshold).any():
            turned = (self._scan_turned(picture, scales, degrees) for degrees in self._turns)
            found = joined([found, *turned]).distinct()
        large = found.lengths >= self._smallest * longer
        faces = found.only((found.scores >= self._threshold) & large)
        if self._refiner:
            faces = self._refiner.refine(picture, faces)
            rolls = np.array([abs(roll_of(landmarks)) for landmarks in faces.landmarks])
            faces = faces.only(rolls <= self._steepest)
        return _detections(faces, picture.shape)

    def _scan(self, picture: Image, scales: Sequence[float]) -> Candidates:
        """Return what is found in a picture at these scales, the last one with a border."""
        border = round(self._border * scales[-1] * max(picture.shape[:2]))
        borders = [*(0 for _ in scales[1:]), border]
        scans = zip(scales, borders, strict=True)
        return joined([self._scan_once(picture, scale, border) for scale, border in scans])

    def _scan_once(self, picture: Image, scale: float, border: int) -> Candidates:
        scan = resized(picture, scale)
        if border:
            edges = (border,) * 4
            scan = np.asarray(cv2.copyMakeBorder(scan, *edges, cv2.BORDER_CONSTANT), np.uint8)
        back = np.array([[1, 0, -border], [0, 1, -border]]) / scale
        return self._network.scan(scan).mapped(back)

    def _scan_turned(self, picture: Image, scales: Sequence[float], degrees: float) -> Candidates:
        # Turned when reduced already: there is less to turn.
        reduced = resized(picture, scales[0])
        turned, back = _turned(reduced, degrees)
        found = self._scan(turned, [scale / scales[0] for scale in scales])
        return found.mapped(back / scales[0])


def _turned(picture: Image, degrees: float) -> tuple[Image, Way]:
    """Return a picture turned against the clock, whole, and the way back into the picture."""
    height, width = picture.shape[:2]
    way = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0), np.float64)
    reach = np.abs(way[:, :2])
    size = np.rint(reach @ (width, height)).astype(int)
    way[:, 2] += (size - (width, height)) / 2
    turned = cv2.warpAffine(picture, way, size.tolist(), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(turned, np.uint8), np.asarray(cv2.invertAffineTransform(way), np.float64)


def _detections(faces: Candidates, shape: tuple[int, ...]) -> tuple[Detection, ...]:
    """Return them as values, the largest first."""
    rows = zip(np.rint(faces.corners).astype(int), faces.landmarks, faces.scores, strict=True)
    detections = (
        Detection(within(_box(*corners.tolist()), shape), float(score), landmarks)
        for corners, landmarks, score in rows
    )
    return largest_first(one for one in detections if one.box.area)


def _box(left: int, top: int, right: int, bottom: int) -> Box:
    return Box(left, top, right - left, bottom - top)
