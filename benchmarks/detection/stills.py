"""Recall against false positives in stills, by the threshold of the verification cascade.

With a model that tells faces from what is none, what it refuses counts as if it had no votes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.detection.pictures import LabelledImage
from emolens.detection.haar import NEIGHBOURS, HaarDetector
from emolens.detection.patch import as_grey
from emolens.detection.verification import VerificationCascade
from emolens.model.crops import cut
from emolens.protocols import Model
from emolens.readings import Box, Image

FOUND = 0.4
"""Least overlap of a box with a face. The cascade frames a face by its features, a dataset's crop
or a hand by its outline, so that less than PASCAL VOC's half is asked for."""

REFUSED = -1.0
"""Votes for what the model takes for no face: less than any second look asks for."""


@dataclass(frozen=True)
class Finds:
    """What the first cascade found in one picture, with the votes of the second look.

    Attributes:
        kind: Of the picture.
        faces: How many faces the picture has.
        found: The most votes of those on each face that the first cascade found.
        false: Votes for the boxes that touch no face. :data:`REFUSED` where the model refuses.
    """

    kind: str
    faces: int
    found: tuple[float, ...]
    false: tuple[float, ...]


@dataclass(frozen=True)
class Point:
    """A point of the curve.

    Attributes:
        votes: What the second look asks for.
        lost: Share of the faces that the first cascade found.
        false: Boxes that touch no face, in each picture.
        affected: Share of the pictures that have one.
    """

    votes: float
    lost: float
    false: float
    affected: float


def look(pictures: Iterable[LabelledImage], model: Model | None = None) -> list[Finds]:
    """Look at each picture twice, as stills are, and with the model's eyes if there is one."""
    detector, second = HaarDetector.thorough(), VerificationCascade()
    return [_look(picture, detector, second, model) for picture in pictures]


def _look(
    picture: LabelledImage, detector: HaarDetector, second: VerificationCascade, model: Model | None
) -> Finds:
    grey = as_grey(picture.image)
    boxes = detector.candidates(grey, NEIGHBOURS)
    votes = {box: second.votes(grey, box) for box in boxes}
    votes |= dict.fromkeys(_refused(grey, boxes, model), REFUSED)
    on_faces = [[box for box in boxes if is_on(box, face)] for face in picture.faces]
    return Finds(
        kind=picture.kind,
        faces=len(picture.faces),
        found=tuple(max(map(votes.__getitem__, own)) for own in on_faces if own),
        false=tuple(votes[box] for box in boxes if is_false(box, picture.faces)),
    )


def _refused(grey: Image, boxes: Sequence[Box], model: Model | None) -> list[Box]:
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


def point(finds: Sequence[Finds], votes: float) -> Point:
    """Return what a second look that asks for so many votes makes of pictures."""
    found = [one for picture in finds for one in picture.found]
    false = [sum(one >= votes for one in picture.false) for picture in finds]
    return Point(
        votes=votes,
        lost=sum(one < votes for one in found) / len(found) if found else 0.0,
        false=sum(false) / len(finds),
        affected=sum(map(bool, false)) / len(finds),
    )
