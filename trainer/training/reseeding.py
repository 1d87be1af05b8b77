"""Reseeding callback, which makes chance repeatable, through interruptions too."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np

from trainer.training.batches import Batches

_STATE = "seed_generator_state"


class Reseed(keras.callbacks.Callback):  # type: ignore[misc]  # keras is untyped
    """Seeds order, dropout and augmentation anew for each epoch.

    Keras neither saves the state of its generators nor says which epoch it deals out; set from the
    seed and the epoch alone, they give a resumed training what an uninterrupted one would have had.
    """

    def __init__(self, seed: int, batches: Batches) -> None:
        super().__init__()
        self._seed = seed
        self._batches = batches

    def on_epoch_begin(self, epoch: int, logs: dict[str, Any] | None = None) -> None:  # noqa: ARG002
        """Give the batches and every generator their state for this epoch."""
        self._batches.start(epoch)
        states = [value for value in self.model.variables if value.path.endswith(_STATE)]
        rng = np.random.default_rng((self._seed, epoch))
        for state in states:
            state.assign([rng.integers(2**31), 0])
