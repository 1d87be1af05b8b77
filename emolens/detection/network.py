"""YuNet's network: one scan of one picture at one size (OpenCV's ``FaceDetectorYN``)."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

from emolens.detection.candidates import Candidates
from emolens.detection.weights import read_weights
from emolens.readings import Image

_SIZES = 8
"""Pictures of so many sizes keep their network: to bring one to another size takes as long as a
scan of 320 pixels."""
_OVERLAP = 0.3  # of two boxes, from which on the network itself drops the one of the lower score
_MOST = 5000  # boxes before that
_FARTHEST = 1e5  # pixels; NaN is no number below it
_NONE = np.zeros(0, np.uint8)


class YuNet:
    """The network. One serves one thread.

    Args:
        lowest: Score below which nothing is a candidate.

    Raises:
        DetectorWeightsError: Its weights are missing or altered.
    """

    def __init__(self, lowest: float) -> None:
        weights = np.frombuffer(read_weights(), np.uint8)

        def make(width: int, height: int) -> cv2.FaceDetectorYN:
            return cv2.FaceDetectorYN.create(
                "onnx", weights, _NONE, (width, height), lowest, _OVERLAP, _MOST
            )

        self._of_size = lru_cache(_SIZES)(make)

    def scan(self, picture: Image) -> Candidates:
        """Return what may be faces, in pixels of the picture.

        Args:
            picture: BGR, uint8 ``[height, width, 3]``. Faces of 10 to 400 pixels are seen.
        """
        height, width = picture.shape[:2]
        _, rows = self._of_size(width, height).detect(picture)
        found = np.zeros((0, 15), np.float32) if rows is None else np.asarray(rows, np.float32)
        found = found[(np.abs(found) < _FARTHEST).all(axis=1)]  # in odd pictures some are not
        corners = np.concatenate([found[:, :2], found[:, :2] + found[:, 2:4]], axis=1)
        return Candidates(corners, found[:, 4:14].reshape(-1, 5, 2), found[:, 14])
