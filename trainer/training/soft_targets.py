"""Soft targets of a training: label smoothing and knowledge distillation.

Distillation is Hinton et al. 2015 (arXiv 1503.02531).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import keras
import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Split
from trainer.networks.network import scores_of
from trainer.recipe_settings import TargetSettings


def soften_targets(
    training: Split, settings: TargetSettings, teachers: Sequence[keras.Model] = ()
) -> Split:
    """Return ``training`` with the targets that are learnt.

    What teachers say is the mean of their scores for the face and for its mirror image: it is given
    once, for the crop as it is, whatever augmentation makes of it later.

    Args:
        training: The split that is trained on.
        settings: The share of the teachers, and label smoothing.
        teachers: Trained models with the same crops and labels.
    """
    targets = training.targets
    if teachers:
        taught = np.mean([_both_ways(teacher, training.crops) for teacher in teachers], axis=0)
        targets = (1 - settings.teacher) * targets + settings.teacher * taught
    smooth = settings.label_smoothing
    targets = (1 - smooth) * targets + smooth / targets.shape[1]
    return replace(training, targets=targets.astype(np.float32))


def _both_ways(teacher: keras.Model, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
    ways = [scores_of(teacher, crops), scores_of(teacher, crops[:, :, ::-1])]
    mean: NDArray[np.float32] = np.stack(ways).mean(axis=0)
    return mean
