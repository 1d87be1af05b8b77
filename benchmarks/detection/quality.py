"""Face quality against accuracy: how far the pose, the sharpness and the model's doubt tell errors.

The faces are those of :mod:`benchmarks.detection.enlarged`. Roll is held against photographs that
are turned around their face.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from benchmarks.detection.enlarged import enlarged, is_within
from benchmarks.detection.pictures import LabelledImage
from emolens.alignment import roll_of
from emolens.detection.detectors import file_detector
from emolens.options import PipelineOptions
from emolens.pipeline import Pipeline
from emolens.protocols import Model
from emolens.readings import Detection, FaceQuality, Frame, Image
from trainer.data.dataset import Split

BLURS = (0.0, 0.5, 0.75, 1.0, 1.5, 2.0)
"""Standard deviations of a Gaussian, in pixels of the crop."""
TURNS = (10.0, 20.0, 30.0, 45.0, 60.0)
_SIDE = 800  # pixels; longer side of a photograph that is turned


@dataclass(frozen=True)
class JudgedReading:
    """Reading of a face with a majority.

    Attributes:
        quality: Of the face.
        right: Whether it is named as most voters do.
    """

    quality: FaceQuality
    right: bool


def judge(
    model: Model, split: Split, options: PipelineOptions, blur: float = 0.0
) -> Iterator[JudgedReading]:
    """Yield a reading for each face of a split that is found, all with a majority.

    Args:
        model: Reads them; its labels are those of the split.
        split: The faces.
        options: Of the pipeline.
        blur: One of :data:`BLURS`.
    """
    pipeline = Pipeline.of_stills(model, options)
    for crop, majority in zip(split.crops, split.majority, strict=True):
        image, place = enlarged(np.asarray(crop), 0.0)
        sigma = blur * place.width / len(crop)
        frame = Frame(_blurred(image, sigma), 0, 0.0, 0.0)
        own = [one for one in pipeline.read(frame).readings if is_within(one, place)]
        if own and own[0].face.quality is not None:
            right = own[0].expression == model.metadata.labels[majority]
            yield JudgedReading(own[0].face.quality, right)


def roll_errors(
    photographs: Iterable[LabelledImage], options: PipelineOptions, degrees: float
) -> list[float]:
    """Return by how much the change in roll is wrong where photographs are turned either way.

    Args:
        photographs: Of one person each, upright.
        options: Of the detector.
        degrees: Of the turns; a positive error is too much of a turn.
    """
    detector = file_detector(options)
    errors = []
    for photograph in photographs:
        image = _scaled(photograph.image)
        upright = detector.detect(image)
        if not upright or upright[0].landmarks is None:
            continue
        for sign in (1, -1):
            turned = _turned(image, upright[0], sign * degrees)
            found = next(iter(detector.detect(turned)), None)
            if found is not None and found.landmarks is not None:
                change = roll_of(found.landmarks) - roll_of(upright[0].landmarks)
                errors.append(((sign * change - degrees + 180) % 360) - 180)
    return errors


def accuracy(judged: Sequence[JudgedReading]) -> tuple[float, float, float]:
    """Return the share that is right, and its 95 % interval (Wilson 1927)."""
    count, z = len(judged), 1.96
    share = sum(one.right for one in judged) / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    spread = share * (1 - share) / count + (z / (2 * count)) ** 2
    half = z * float(np.sqrt(spread)) / (1 + z * z / count)
    return share, middle - half, middle + half


def _blurred(image: Image, sigma: float) -> Image:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), np.uint8) if sigma else image


def _scaled(image: Image) -> Image:
    scale = _SIDE / max(image.shape[:2])
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=way), np.uint8)


def _turned(image: Image, face: Detection, degrees: float) -> Image:
    turn = cv2.getRotationMatrix2D(face.box.centre, degrees, 1.0)
    size = image.shape[1::-1]
    turned = cv2.warpAffine(image, turn, size, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(turned, np.uint8)
