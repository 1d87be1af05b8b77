"""YuNet's network on ONNX Runtime: one scan of one picture at one size.

OpenCV's ``FaceDetectorYN`` runs the same file and finds the same faces, but takes three times as
long (docs/detection.md).
"""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.detection.candidates import Candidates
from emolens.detection.weights import read_weights
from emolens.inference import open_session
from emolens.readings import Image

_STRIDES = (8, 16, 32)
"""Pixels from one anchor to the next, on each of the network's three maps."""
_OUTPUTS = [f"{kind}_{stride}" for stride in _STRIDES for kind in ("cls", "obj", "bbox", "kps")]
_KINDS = 4
"""Of maps, for each stride: two factors of the score, the box and the landmarks."""
_OVERLAP = 0.3  # of two boxes, from which on the one of the lower score is dropped
_FARTHEST = 1e5  # pixels; NaN is no number below it

_FIXED = b"\x0a\x03\x08\x80\x05\x0a\x03\x08\x80\x05"
_FREE = b"\x0a\x03\x12\x01h\x0a\x03\x12\x01w"
"""Height and width of the input as the network's file has them, 640 each, and as any lengths, h and
w. Being convolutions alone, it fits pictures of all sizes; only its file says otherwise."""


class YuNet:
    """The network.

    Args:
        lowest: Score below which nothing is a candidate.

    Raises:
        DetectorWeightsError: Its weights are missing or altered.
    """

    def __init__(self, lowest: float) -> None:
        self._lowest = lowest
        self._session = open_session(read_weights().replace(_FIXED, _FREE), threads=1)

    def scan(self, picture: Image) -> Candidates:
        """Return what may be faces, in pixels of the picture.

        Args:
            picture: BGR, uint8 ``[height, width, 3]``. Faces of 10 to 400 pixels are seen.
        """
        planes = np.array(cv2.split(_padded(picture)), np.float32)
        outputs = self._session.run(_OUTPUTS, {"input": planes[None]})
        maps = [np.concatenate(outputs[kind::_KINDS], axis=1)[0] for kind in range(_KINDS)]
        classes, objects = (one[:, 0].clip(0, 1) for one in maps[:2])
        scores = np.sqrt(classes * objects)
        likely = np.flatnonzero(scores >= self._lowest)
        boxes, points = (one[likely] for one in maps[2:])
        return _decoded(boxes, points, scores[likely], _anchors(*planes.shape[1:])[likely])


def _padded(picture: Image) -> Image:
    """Return a picture with black below and beside it, so that it is whole strides long."""
    below, beside = (-length % _STRIDES[-1] for length in picture.shape[:2])
    padded = cv2.copyMakeBorder(picture, 0, below, 0, beside, cv2.BORDER_CONSTANT)
    return np.asarray(padded, np.uint8)


@lru_cache(maxsize=8)  # frames of a film, and close-ups, are of the same size again and again
def _anchors(height: int, width: int) -> NDArray[np.float32]:
    """Return column, row and stride of each anchor, row by row and map by map, ``[N, 3]``."""
    grids = [np.mgrid[: height // one, : width // one, one : one + 1] for one in _STRIDES]
    return np.concatenate([grid[[1, 0, 2]].reshape(3, -1).T for grid in grids]).astype(np.float32)


def _decoded(
    boxes: NDArray[np.float32],
    points: NDArray[np.float32],
    scores: NDArray[np.float32],
    anchors: NDArray[np.float32],
) -> Candidates:
    """Return the candidates that the network says, one for each face.

    Args:
        boxes: Shift of the centre from the anchor, and logarithm of the size, both in strides,
            ``[N, 4]``.
        points: Shifts of the landmarks likewise, ``[N, 10]``.
        scores: ``[N]``.
        anchors: As :func:`_anchors` returns them.
    """
    places, strides = anchors[:, :2], anchors[:, 2:]
    centres, sizes = (boxes[:, :2] + places) * strides, np.exp(boxes[:, 2:]) * strides
    corners = np.concatenate([centres - sizes / 2, centres + sizes / 2], axis=1)
    landmarks = (points.reshape(-1, 5, 2) + places[:, None]) * strides[:, None]
    sane = (np.abs(corners) < _FARTHEST).all(axis=1)
    found = Candidates(corners, landmarks, scores).only(sane)
    rectangles = np.concatenate([centres - sizes / 2, sizes], axis=1)[sane]
    kept = cv2.dnn.NMSBoxes(rectangles.tolist(), found.scores.tolist(), 0.0, _OVERLAP)
    return found.only(list(kept))
