"""Recall against false positives in stills, by the threshold of the verification cascade.

With a model that tells faces from what is none, what it rejects counts as if it had no votes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.detection.pictures import LabelledImage
from emolens.detection.conversion import as_grey
from emolens.detection.haar import NEIGHBOURS, HaarDetector
from emolens.detection.verification import VerificationCascade
from emolens.model.crops import cut
from emolens.protocols import Model
from emolens.readings import Box, Image

FOUND = 0.4
"""Least overlap of a box with a face. The cascade frames a face by its features, a dataset's crop
or a hand by its outline, so that less than PASCAL VOC's half is asked for."""

REJECTED = -1.0
"""Votes for what the model takes for no face: less than any threshold."""


@dataclass(frozen=True)
class StillDetections:
    """What the first cascade found in one picture, with the votes of the verification cascade.

    Attributes:
        kind: Of the picture.
        faces: How many faces the picture has.
        found: The most votes of those on each face that the first cascade found.
        false_positives: Votes for the boxes that touch no face; :data:`REJECTED` where the model
            takes them for none.
    """

    kind: str
    faces: int
    found: tuple[float, ...]
    false_positives: tuple[float, ...]


@dataclass(frozen=True)
class CurvePoint:
    """A point of the curve.

    Attributes:
        votes: Threshold of the verification cascade.
        false_negatives: Share of the faces that the first cascade found.
        false_positives: In each picture: boxes that touch no face.
        affected: Share of the pictures that have one.
    """

    votes: float
    false_negatives: float
    false_positives: float
    affected: float


def detect_in(
    pictures: Iterable[LabelledImage], model: Model | None = None
) -> list[StillDetections]:
    """Detect faces as in stills, and let the model reject what is none if there is one."""
    detector, second = HaarDetector.thorough(), VerificationCascade()
    return [_detect_in(picture, detector, second, model) for picture in pictures]


def _detect_in(
    picture: LabelledImage, detector: HaarDetector, second: VerificationCascade, model: Model | None
) -> StillDetections:
    grey = as_grey(picture.image)
    boxes = detector.candidates(grey, NEIGHBOURS)
    votes = {box: second.votes(grey, box) for box in boxes}
    votes |= dict.fromkeys(_rejected(grey, boxes, model), REJECTED)
    on_faces = [[box for box in boxes if is_on(box, face)] for face in picture.faces]
    return StillDetections(
        kind=picture.kind,
        faces=len(picture.faces),
        found=tuple(max(map(votes.__getitem__, own)) for own in on_faces if own),
        false_positives=tuple(votes[box] for box in boxes if is_false(box, picture.faces)),
    )


def _rejected(grey: Image, boxes: Sequence[Box], model: Model | None) -> list[Box]:
    """Return the boxes that the model takes for no faces."""
    if model is None or model.metadata.no_face_below is None or not boxes:
        return []
    crops = np.stack([cut(grey, box, model.metadata.crop) for box in boxes])
    face = np.asarray(model.infer(crops).face)
    return [box for box, one in zip(boxes, face, strict=True) if one < model.metadata.no_face_below]


def is_on(box: Box, face: Box) -> bool:
    """Return whether a box is that of a face."""
    return box.overlap(face) > FOUND


def is_false(box: Box, faces: Sequence[Box]) -> bool:
    """Return whether a box touches no face. One that does is a bad box, not a false positive."""
    return not any(box.overlap(face) for face in faces)


def curve_point(detections: Sequence[StillDetections], votes: float) -> CurvePoint:
    """Return what becomes of pictures at a threshold of the verification cascade."""
    found = [one for picture in detections for one in picture.found]
    false = [sum(one >= votes for one in picture.false_positives) for picture in detections]
    return CurvePoint(
        votes=votes,
        false_negatives=sum(one < votes for one in found) / len(found) if found else 0.0,
        false_positives=sum(false) / len(detections),
        affected=sum(map(bool, false)) / len(detections),
    )
