"""Deal out a split in batches."""

from __future__ import annotations

import math

import keras
import numpy as np
from numpy.typing import NDArray

from trainer.dataset import Split


class Batches(keras.utils.PyDataset):  # type: ignore[misc]  # keras is untyped
    """Batches of a split: crops uint8 ``[B, 48, 48, 1]`` and targets float32 ``[B, K]``.

    Shuffled anew for each epoch where a seed is given; the order depends on the seed and the epoch
    alone, so a resumed training sees what an uninterrupted one would have.
    """

    def __init__(
        self, split: Split, batch_size: int, seed: int | None = None, epoch: int = 0
    ) -> None:
        super().__init__()
        self._split = split
        self._batch_size = batch_size
        self._seed = seed
        self._epoch = epoch
        self._order = self._shuffled()

    def __len__(self) -> int:
        return math.ceil(len(self._split) / self._batch_size)

    def __getitem__(self, index: int) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
        chosen = self._order[index * self._batch_size : (index + 1) * self._batch_size]
        return self._split.crops[chosen], self._split.targets[chosen]

    def on_epoch_end(self) -> None:
        """Shuffle for the next epoch."""
        self._epoch += 1
        self._order = self._shuffled()

    def _shuffled(self) -> NDArray[np.int64]:
        if self._seed is None:
            return np.arange(len(self._split))
        return np.random.default_rng((self._seed, self._epoch)).permutation(len(self._split))
