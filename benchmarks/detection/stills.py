"""Recall and false positives in stills, as the app detects in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.detection.pictures import LabelledImage
from emolens.detection.detectors import file_detector
from emolens.model.crops import crop_face
from emolens.options import PipelineOptions
from emolens.protocols import Model
from emolens.readings import Box, Detection, Image

FOUND = 0.4
"""Least overlap of a box with a face. A detector frames a face by its features, a dataset's crop or
a hand by its outline, so that less than PASCAL VOC's half is asked for."""


@dataclass(frozen=True)
class StillDetections:
    """What was detected in one picture.

    Attributes:
        kind: Of the picture.
        faces: How many faces the picture has.
        found: How many of them have a box.
        false_positives: How many boxes touch no face.
    """

    kind: str
    faces: int
    found: int
    false_positives: int


def detect_in(
    pictures: Iterable[LabelledImage], options: PipelineOptions, model: Model | None = None
) -> list[StillDetections]:
    """Detect faces by these options, and let the model reject what is none if there is one."""
    detector = file_detector(options)
    return [
        _compared(picture, _kept(picture.image, detector.detect(picture.image), model))
        for picture in pictures
    ]


def _compared(picture: LabelledImage, boxes: Sequence[Box]) -> StillDetections:
    return StillDetections(
        kind=picture.kind,
        faces=len(picture.faces),
        found=sum(any(is_on(box, face) for box in boxes) for face in picture.faces),
        false_positives=sum(is_false(box, picture.faces) for box in boxes),
    )


def _kept(image: Image, detections: Sequence[Detection], model: Model | None) -> list[Box]:
    """Return the boxes of what the model, too, takes for faces."""
    boxes = [one.box for one in detections]
    if model is None or model.metadata.no_face_below is None or not boxes:
        return boxes
    crops = np.stack([crop_face(image, one, model.metadata.crop) for one in detections])
    face = np.asarray(model.infer(crops).face)
    return [box for box, p in zip(boxes, face, strict=True) if p >= model.metadata.no_face_below]


def is_on(box: Box, face: Box) -> bool:
    """Return whether a box is that of a face."""
    return box.overlap(face) > FOUND


def is_false(box: Box, faces: Sequence[Box]) -> bool:
    """Return whether a box touches no face. One that does is a bad box, not a false positive."""
    return not any(box.overlap(face) for face in faces)
