"""Validation callback: validates and keeps each epoch, and stops early."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import keras
import numpy as np

from trainer.data.dataset import Split
from trainer.evaluation.metrics import accuracy, cross_entropy, macro_recall
from trainer.history import EpochRecord, best_epoch
from trainer.networks.network import deployed, logits_model, scores_of
from trainer.recipe import Recipe
from trainer.training.checkpoints import CheckpointManager
from trainer.training.temperature_scaling import fit_temperature_scaling

HEAD, FINE = "head", "fine-tuning"
"""The two phases of a training."""


class ValidationCallback(keras.callbacks.Callback):  # type: ignore[misc]  # keras is untyped
    """Validates what would be deployed after each epoch, and keeps it.

    That is the model without augmentation and second head, with the exponential moving average
    (EMA) of the weights where the optimizer has one. The metrics join Keras's logs under names
    with ``val_``.
    """

    def __init__(
        self, checkpoints: CheckpointManager, validation: Split, phase: str, recipe: Recipe
    ) -> None:
        super().__init__()
        self._checkpoints = checkpoints
        self._validation = validation
        self._phase = phase
        self._recipe = recipe

    def on_train_begin(self, logs: dict[str, Any] | None = None) -> None:  # noqa: ARG002
        """Look up the model to validate, once for all epochs."""
        self._candidate = deployed(self.model)
        self._logits = logits_model(self._candidate)

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Validate, keep, and stop early where nothing was gained for long."""
        logs = {} if logs is None else logs
        self._checkpoints.save_training(epoch + 1, self.model)
        with _ema_weights(self.model):
            logs |= self._metrics()
            record = {"epoch": epoch + 1, "phase": self._phase, **_recorded(logs)}
            self._checkpoints.commit(record, self._candidate)
        if stops_early(self._checkpoints.history, self._phase, self._recipe):
            self.model.stop_training = True

    def _metrics(self) -> dict[str, float]:
        split = self._validation
        logits = scores_of(self._logits, split.crops)
        # What is kept is calibrated afterwards: epochs are compared as they would be kept.
        scores = fit_temperature_scaling(logits, split.targets).apply(logits)
        return {
            "val_loss": cross_entropy(scores, split.targets),
            "val_accuracy": accuracy(scores, split.majority),
            "val_macro_recall": macro_recall(scores, split.majority),
        }


def stops_early(history: list[EpochRecord], phase: str, recipe: Recipe) -> bool:
    """Return whether the last epochs of a phase, as many as its patience, brought no better one."""
    patience = recipe.head.patience if phase == HEAD else recipe.fine.patience
    epochs = [record for record in history if record["phase"] == phase]
    best = best_epoch(epochs, recipe.monitor)
    return bool(epochs) and epochs[-1]["epoch"] - best >= patience


def _recorded(logs: dict[str, Any]) -> dict[str, float]:
    """Return the metrics to keep: with a second head, Keras names the first head's apart."""
    kept = {
        "loss": logs.get("scores_loss", logs["loss"]),
        "accuracy": logs.get("scores_accuracy", logs.get("accuracy")),
        **{name: value for name, value in logs.items() if name.startswith("val_")},
    }
    return {name: float(value) for name, value in kept.items()}


@contextmanager
def _ema_weights(training: keras.Model) -> Iterator[None]:
    """Put the optimizer's EMA in place of the weights, for as long as they are looked at."""
    own = training.get_weights()
    training.optimizer.finalize_variable_values(training.trainable_variables)
    # Copies: JAX gives a model's arrays away when it predicts, and these are the optimizer's own.
    training.set_weights([np.array(weight) for weight in training.get_weights()])
    try:
        yield
    finally:
        training.set_weights(own)
