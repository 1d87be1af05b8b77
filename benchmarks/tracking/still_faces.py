"""Still faces before a noisy camera, and their scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from benchmarks.detection.pictures import LabelledImage
from benchmarks.head_cutouts import Noise
from emolens.pipeline import Pipeline
from emolens.protocols import EvidenceModel
from emolens.readings import Box, Frame, Image

Scores = NDArray[np.float32]
"""Of one face in many frames that differ by noise alone, ``[frames, labels]``."""

_FRAMES = 200
_RATE = 30
_NOISE = 8.0  # grey levels, a webcam's in a dim room
_ON = 0.4
_AROUND = 1.0  # sides of the face that are filmed around it


def noisy_scores(pictures: Iterable[LabelledImage], classifier: EvidenceModel) -> Iterator[Scores]:
    """Yield the scores of each picture's face, where it is found in half of the frames or more."""
    for picture in pictures:
        rows = list(_scores(*_close_up(picture), Pipeline.live(classifier)))
        if len(rows) >= _FRAMES / 2:
            yield np.array(rows, np.float32)


def _scores(image: Image, face: Box, analysis: Pipeline) -> Iterator[list[float]]:
    noise = Noise(image.shape, _NOISE, np.random.default_rng(0))
    for index in range(_FRAMES):
        frame = Frame(noise.on(image), index, index / _RATE, 0.0)
        for reading in analysis.read(frame).readings:
            if reading.face.box.overlap(face) > _ON:
                yield list(reading.scores.values())


def _close_up(picture: LabelledImage) -> tuple[Image, Box]:
    """Return the surroundings of a picture's face, and where it is in them."""
    face = picture.faces[0]
    margin = round(_AROUND * face.width)
    left, top = max(0, face.x - margin), max(0, face.y - margin)
    image = picture.image[top : face.y + face.height + margin, left : face.x + face.width + margin]
    return image, Box(face.x - left, face.y - top, face.width, face.height)
