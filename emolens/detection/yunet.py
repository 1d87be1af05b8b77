"""Detector on YuNet: scans of the whole picture, and close-ups of what may be a face in it."""

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
_DOUBTFUL = 48  # pixels in the largest scan; no doubt is settled of what is shorter
_TURNS = (40.0, -40.0)
"""Degrees by which a picture without any sure face is turned to be scanned again."""
_STEEPEST = 75.0  # degrees; a face that is turned by more lies on its side


class YuNetDetector:
    """Finds faces, also tilted, turned to the side and half covered. One serves one thread.

    Args:
        sides: Longer sides in pixels to which a picture is brought for its scans, the largest
            first. Of a face that is larger than 300 pixels in one of them, the next may see more.
        threshold: Score that makes a face.
        smallest: Length of the smallest face, as a share of the picture's longer side.
        thorough: Whether there is time for close-ups: of what may be a face though its score is
            below the threshold, and of faces that may be tilted, for better landmarks.
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
        self._refiner = Refiner(threshold) if thorough else None
        self._network = YuNet(min(_DOUBT, threshold) if thorough else threshold)

    def detect(self, image: Image) -> tuple[Detection, ...]:
        """Return the faces of a BGR or grey image, within it, the largest first."""
        picture = as_bgr(image)
        longer = max(picture.shape[:2])
        scales = [side / longer for side in self._sides]
        found = joined([self._scan(picture, scale) for scale in scales])
        if self._refiner and not (found.scores >= self._threshold).any():
            again = (self._scan(picture, scales[-1], degrees) for degrees in _TURNS)
            found = joined([found, *again])
        found = found.distinct()
        found = found.only(found.lengths >= self._smallest * longer)
        if self._refiner:
            plain = found.lengths * scales[0] >= _DOUBTFUL
            faces = self._refiner.refine(
                picture, found.only((found.scores >= self._threshold) | plain)
            )
            rolls = np.array([abs(roll_of(landmarks)) for landmarks in faces.landmarks])
            found = faces.only(rolls <= self._steepest)
        return _detections(found, picture.shape)

    def _scan(self, picture: Image, scale: float, degrees: float = 0.0) -> Candidates:
        """Return what is found in a picture at a scale, turned against the clock."""
        reduced, back = _turned(resized(picture, scale), degrees)
        return self._network.scan(reduced).mapped(back / scale)


def _turned(picture: Image, degrees: float) -> tuple[Image, NDArray[np.float64]]:
    """Return a picture turned against the clock, whole, and the affine matrix back, ``[2, 3]``."""
    if not degrees:
        return picture, np.eye(2, 3)
    height, width = picture.shape[:2]
    way = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0), np.float64)
    size = np.rint(np.abs(way[:, :2]) @ (width, height)).astype(int)
    way[:, 2] += (size - (width, height)) / 2
    whole = cv2.warpAffine(picture, way, size.tolist(), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(whole, np.uint8), np.asarray(cv2.invertAffineTransform(way), np.float64)


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
