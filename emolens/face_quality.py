"""Face quality: how a face stands, how sharp its crop is, and whether the picture cuts it off.

The words are those of ISO/IEC 29794-5, face image quality. The angles come from the five landmarks
of a detector that has them, so that they are coarse; how coarse, and from where on a reading is
worth less, was measured (docs/results.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.alignment import middles, roll_of, square_of
from emolens.model.output import ModelOutput
from emolens.readings import Detection, FaceQuality, Landmarks

_NOSE = 1.2
"""By which the nose's shift to one side, in half distances of the eyes, is multiplied for the
tangent of the yaw. By the proportions of MediaPipe's canonical face model it is 0.92; but YuNet
draws turned faces nearer to frontal than they are."""
FARTHEST_YAW = 45.0
"""Degrees to the side from which on a reading is worth less (docs/results.md)."""
_MISSING = 0.05
"""Of the face's square, that must lie beyond the picture so that the face is cut off."""


def qualities_of(
    shape: tuple[int, ...],
    detections: Sequence[Detection],
    crops: NDArray[np.uint8],
    output: ModelOutput,
) -> list[FaceQuality]:
    """Return the quality of each face of a picture. Numbers are rounded to what float32 can hold.

    Args:
        shape: Of the picture, ``(height, width, …)``.
        detections: Its N faces.
        crops: What the model sees of each, uint8 ``[N, size, size, channels]``.
        output: What it says of each.
    """
    return [
        FaceQuality(
            roll=None if face.landmarks is None else _single(roll_of(face.landmarks)),
            yaw=None if face.landmarks is None else _single(yaw_of(face.landmarks)),
            sharpness=_single(sharpness_of(crops[place])),
            cut_off=_is_cut_off(face, shape),
            face_probability=None if output.face is None else float(output.face[place]),
        )
        for place, face in enumerate(detections)
    ]


def is_turned_away(quality: FaceQuality | None) -> bool:
    """Return whether a face is turned so far to the side that what is read of it is worth less."""
    return quality is not None and quality.yaw is not None and abs(quality.yaw) >= FARTHEST_YAW


def yaw_of(landmarks: Landmarks) -> float:
    """Return by how many degrees a face is turned to the picture's right side, -90 to 90.

    The nose stands out of the plane of eyes and mouth: as the head turns, it moves to one side of
    their middle, and the eyes come nearer to each other.
    """
    places = landmarks.astype(np.float64)
    eyes, mouth = middles(landmarks)
    turn = np.radians(roll_of(landmarks))
    across = np.array([np.cos(turn), -np.sin(turn)])
    shift = float((places[2] - (eyes + mouth) / 2) @ across)
    half = abs(float((places[1] - places[0]) @ across)) / 2
    return float(np.degrees(np.arctan2(_NOSE * shift, max(half, 1e-9))))


def sharpness_of(crop: NDArray[np.uint8]) -> float:
    """Return the sharpness of a crop uint8 ``[size, size, channels]``, 0 where it is flat.

    The variance of its Laplacian (Pech-Pacheco et al. 2000, doi 10.1109/ICPR.2000.903548), in
    variances of its grey levels, so that contrast and light count for nothing.
    """
    grey = crop.mean(axis=2, dtype=np.float32)
    return _variance(cv2.Laplacian(grey, cv2.CV_32F)) / max(_variance(grey), 1.0)


def _variance(values: NDArray[Any]) -> float:
    """Return a variance, in a fifth of the time that NumPy takes for so few values."""
    return float(cv2.meanStdDev(values)[1][0, 0]) ** 2


def _is_cut_off(face: Detection, shape: tuple[int, ...]) -> bool:
    """Return whether a face leaves a picture.

    By its landmarks, where it has them; a box lies within the picture, so that it can at most touch
    the edge.
    """
    height, width = shape[:2]
    if face.landmarks is None:
        box = face.box
        return min(box.x, box.y, width - box.x - box.width, height - box.y - box.height) <= 0
    square = square_of(face.landmarks, margin=0.0)
    nearest = min(square.x, square.y, width - square.x, height - square.y)
    return nearest < (0.5 - _MISSING) * square.side


def _single(value: float) -> float:
    """Return a number as it comes out of an index or a checkpoint, too."""
    return float(np.float32(value))
