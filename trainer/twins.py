"""Leave out training pictures that are also validation pictures, all but identical.

FER-2013 holds many pictures more than once, and its splits share some: what is measured on a
picture that was trained on flatters the model.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from trainer.dataset import Dataset, Split
from trainer.errors import DatasetError

CORRELATION = 0.99
"""Above it, two of FER-2013's pictures are the same one, compressed or cropped a little apart."""

_BLOCK = 4096


def without_twins(dataset: Dataset) -> Dataset:
    """Return ``dataset`` without the training pictures that have a twin in its validation split.

    A twin correlates above :data:`CORRELATION`, pixel by pixel after removing each picture's mean,
    as it is or mirrored.

    Raises:
        DatasetError: A label has no other pictures to train on.
    """
    training, validation = dataset.training, dataset.validation
    faces = _normalised(validation.crops)
    mirrored = _normalised(validation.crops[:, :, ::-1])
    kept = np.ones(len(training), dtype=bool)
    for start in range(0, len(training), _BLOCK):
        block = _normalised(training.crops[start : start + _BLOCK])
        likeness = np.maximum((block @ faces.T).max(axis=1), (block @ mirrored.T).max(axis=1))
        kept[start : start + _BLOCK] = likeness <= CORRELATION
    rest = training.only(kept)
    _check_labels(dataset, rest)
    return replace(dataset, training=rest, twins=int((~kept).sum()))


def _normalised(crops: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return each crop as a row without its mean and of length 1; a flat crop as zeros."""
    rows = crops.reshape(len(crops), -1).astype(np.float32)
    rows -= rows.mean(axis=1, keepdims=True)
    unit: NDArray[np.float32] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return unit


def _check_labels(dataset: Dataset, rest: Split) -> None:
    for index, label in enumerate(dataset.labels):
        if not (rest.labels == index).any():
            raise DatasetError(
                f"{dataset.name} has no picture in train/{label}/ that is not in validation/ too: "
                "add others."
            )
