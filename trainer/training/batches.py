"""Batches of a split, shuffled repeatably, with mixup or cutmix where the settings say so."""

from __future__ import annotations

import math

import keras
import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Split
from trainer.devices import filled_up
from trainer.networks.layer_names import AUXILIARY, SCORES
from trainer.recipe_settings import BatchSettings
from trainer.training.batch_augmentation import augment_batch

TargetArrays = dict[str, NDArray[np.float32]]
Batch = tuple[NDArray[np.float32], TargetArrays, TargetArrays]


class Batches(keras.utils.PyDataset):  # type: ignore[misc]  # keras is untyped
    """Batches of a split: crops float32 ``[B, S, S, C]``, targets and their weights.

    Targets are float32 ``[B, K]`` under ``scores``, and with ``auxiliary`` the dataset's own labels
    under that name; weights are float32 ``[B]``. Order and augmentation depend on the seed, the
    epoch and the step alone, so a resumed training sees what an uninterrupted one would have. Where
    several devices share a batch, an epoch's last one is filled up with its first crops. A split of
    fewer batches than the settings want of an epoch is gone through several times.
    """

    def __init__(
        self, split: Split, settings: BatchSettings, seed: int, *, auxiliary: bool = False
    ) -> None:
        super().__init__()
        self._split = split
        self._settings = settings
        self._seed = seed
        self._auxiliary = auxiliary
        self._crops = max(len(split), settings.least_steps * settings.size)  # of an epoch
        self._weights = label_weights(split.targets, settings.class_weights)
        self.start(0)

    def __len__(self) -> int:
        return math.ceil(self._crops / self._settings.size)

    def __getitem__(self, index: int) -> Batch:
        size = self._settings.size
        chosen = filled_up(self._order[index * size : (index + 1) * size], self._order)
        crops = self._split.crops[chosen].astype(np.float32)
        known = [self._split.targets[chosen]]
        if self._auxiliary:
            known.append(np.eye(known[0].shape[1], dtype=np.float32)[self._split.labels[chosen]])
        rng = np.random.default_rng((self._seed, self._epoch, index))
        crops, known = augment_batch(crops, known, self._settings, rng)
        names = (SCORES, AUXILIARY)[: len(known)]
        weights = known[0] @ self._weights
        return crops, dict(zip(names, known, strict=True)), dict.fromkeys(names, weights)

    def start(self, epoch: int) -> None:
        """Shuffle for ``epoch``, counted from 0."""
        self._epoch = epoch
        rng, faces = np.random.default_rng((self._seed, epoch)), len(self._split)
        passes = [rng.permutation(faces) for _ in range(math.ceil(self._crops / faces))]
        self._order = np.concatenate(passes)[: self._crops]


def label_weights(targets: NDArray[np.float32], power: float) -> NDArray[np.float32]:
    """Return each label's weight in the loss, float32 ``[K]``, their mean over the faces being 1.

    It is the label's frequency in ``targets`` ``[N, K]`` to minus ``power``; a label that nobody
    names weighs nothing.
    """
    frequencies = targets.mean(axis=0, dtype=np.float64)
    weights = np.where(frequencies > 0, np.maximum(frequencies, 1e-12) ** -power, 0)
    scaled: NDArray[np.float32] = (weights / (frequencies @ weights)).astype(np.float32)
    return scaled
