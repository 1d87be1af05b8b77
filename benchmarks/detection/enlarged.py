"""Recall and accuracy on enlarged crops: what of a dataset's own faces is found and named rightly.

Each crop is enlarged with its border repeated around, turned, and read as a picture. Such faces
are small, blurred and of all expressions, so that it shows which ones a detector loses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.options import PipelineOptions
from emolens.pipeline import Pipeline
from emolens.protocols import Model
from emolens.readings import Box, Frame, Image, Reading
from trainer.data import framing
from trainer.data.dataset import Split


@dataclass(frozen=True)
class EnlargedRecall:
    """What became of enlarged faces.

    Attributes:
        faces: How many there are.
        found: How many were found, and taken for faces by the model.
        right: How many of those are named as most voters do.
        elsewhere: Readings that are not of the face.
        missed: The label of each face that was not found.
    """

    faces: int
    found: int
    right: int
    elsewhere: int
    missed: tuple[str, ...]


def measure(
    model: Model, split: Split, options: PipelineOptions, degrees: float = 0.0
) -> EnlargedRecall:
    """Read the faces of a split, all with a majority.

    Args:
        model: Reads them; its labels are those of the split.
        split: The faces.
        options: Of the pipeline.
        degrees: By how much each is turned against the clock.
    """
    pipeline = Pipeline.of_stills(model, options)
    labels = [model.metadata.labels[index] for index in split.majority]
    found = right = elsewhere = 0
    missed = []
    for crop, label in zip(split.crops, labels, strict=True):
        image, face = enlarged(np.asarray(crop), degrees)
        readings = pipeline.read(Frame(image, 0, 0.0, 0.0)).readings
        own = [reading for reading in readings if is_within(reading, face)]
        elsewhere += len(readings) - len(own)
        found += bool(own)
        right += bool(own) and own[0].expression == label
        missed += [] if own else [label]
    return EnlargedRecall(len(labels), found, right, elsewhere, tuple(missed))


def enlarged(crop: NDArray[np.uint8], degrees: float) -> tuple[Image, Box]:
    """Return a crop uint8 ``[S, S, C]`` as a turned picture, and where it lies in it if upright."""
    picture, place = framing.enlarged(crop)
    middle = (len(picture) - 1) / 2
    turn = cv2.getRotationMatrix2D((middle, middle), degrees, 1.0)
    turned = cv2.warpAffine(picture, turn, picture.shape[1::-1], borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(turned, np.uint8), place


def faces_with_majority(split: Split, count: int, seed: int) -> Split:
    """Return up to so many faces of a split, drawn among those with a majority."""
    known = np.flatnonzero(split.majority >= 0)
    drawn: Sequence[int] = np.random.default_rng(seed).permutation(known)[:count].tolist()
    kept = np.zeros(len(split), bool)
    kept[drawn] = True
    return split.only(kept)


def is_within(reading: Reading, face: Box) -> bool:
    """Return whether the middle of a reading's box lies on the face."""
    x, y = reading.face.box.centre
    return face.x < x < face.x + face.width and face.y < y < face.y + face.height
