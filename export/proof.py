"""Prove that a model file does what its Keras model does, before anyone relies on it."""

from __future__ import annotations

from pathlib import Path

import cv2
import keras
import numpy as np
from numpy.typing import NDArray

from desktop.vision.classifier import Classifier
from desktop.vision.contract import CropRule
from desktop.vision.crops import cut
from desktop.vision.detector import FaceDetector
from desktop.vision.pictures import read_picture
from export.errors import ExportError
from trainer.dataset import read_dataset

TOLERANCE = 1e-5
"""Largest difference of a score; float32 conversions stay a hundred times below it."""

BATCHES = (1, 5)
_SAMPLE = 200
_PICTURE = Path(__file__).with_name("astronaut.jpg")


def prove(model: keras.Model, classifier: Classifier, crops: NDArray[np.uint8]) -> float:
    """Return the largest difference between the scores of ``model`` and ``classifier``.

    Args:
        model: What was converted.
        classifier: The app's own loader on the converted file.
        crops: uint8 ``[N, size, size, channels]``, ``N`` at least 5.

    Raises:
        ExportError: They differ by more than :data:`TOLERANCE`, in batches of 1 or of 5.
    """
    expected = model.predict(crops, batch_size=max(BATCHES), verbose=0)
    worst = 0.0
    for size in BATCHES:
        parts = [classifier.classify(crops[i : i + size]) for i in range(0, len(crops), size)]
        difference = float(np.abs(np.concatenate(parts) - expected).max())
        if not difference <= TOLERANCE:  # so that NaN fails as well
            raise ExportError(
                f"Keras and ONNX Runtime differ by {difference:.1e} in batches of {size}, more "
                f"than {TOLERANCE:.0e}: the conversion is wrong, and nothing was written."
            )
        worst = max(worst, difference)
    return worst


def dataset_crops(data: Path) -> NDArray[np.uint8]:
    """Return up to 200 validation crops, spread over the dataset.

    Raises:
        DatasetError: The dataset cannot be read.
    """
    crops = read_dataset(data).validation.crops
    spread = np.linspace(0, len(crops) - 1, min(len(crops), _SAMPLE))
    return np.take(crops, spread.astype(int), axis=0)


def free_crops(rule: CropRule) -> NDArray[np.uint8]:
    """Return crops for when no dataset is at hand.

    The face of a picture in the public domain, mirrored, dimmed and blurred too, and noise,
    gradients and flat greys.
    """
    picture = read_picture(_PICTURE)
    face = cut(picture, FaceDetector.thorough().detect(picture)[0], rule)
    dim, soft = face // 2, cv2.GaussianBlur(face, (5, 5), 0).reshape(face.shape)
    noise = np.random.default_rng(0).integers(0, 256, (8, *face.shape), dtype=np.uint8)
    ramp = np.broadcast_to(
        np.linspace(0, 255, rule.size).astype(np.uint8)[:, None, None], face.shape
    )
    flat = [np.full_like(face, grey) for grey in (0, 128, 255)]
    return np.stack([face, face[:, ::-1], dim, soft, ramp, *flat, *noise])
