"""What is learnt of each face: the dataset's targets, softened and mixed with a teacher's."""

from __future__ import annotations

from dataclasses import replace

import keras
import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Split
from trainer.networks.network import scores_of
from trainer.recipe import Targets


def learnt(training: Split, recipe: Targets, teacher: keras.Model | None = None) -> Split:
    """Return ``training`` with the targets that are learnt.

    A teacher's scores are those of the face and its mirror image, averaged: they are given once,
    for the crop as it is, whatever augmentation makes of it later.

    Args:
        training: The split that is trained on.
        recipe: The share of the teacher, and label smoothing.
        teacher: A trained model with the same crops and labels (Hinton et al. 2015, arXiv
            1503.02531).
    """
    targets = training.targets
    if teacher is not None:
        taught = _both_ways(teacher, training.crops)
        targets = (1 - recipe.teacher) * targets + recipe.teacher * taught
    smooth = recipe.label_smoothing
    targets = (1 - smooth) * targets + smooth / targets.shape[1]
    return replace(training, targets=targets.astype(np.float32))


def _both_ways(teacher: keras.Model, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
    ways = [scores_of(teacher, crops), scores_of(teacher, crops[:, :, ::-1])]
    mean: NDArray[np.float32] = np.stack(ways).mean(axis=0)
    return mean
