"""Validate and keep each epoch, and end a training that no longer gets better."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import keras

from trainer.data.dataset import Split
from trainer.evaluation.metrics import accuracy, cross_entropy, macro_recall
from trainer.networks.network import deployed, scores_of
from trainer.training.checkpoints import Checkpoints, Record, best_epoch
from trainer.training.temperature_scaling import best_correction

HEAD, FINE = "head", "fine-tuning"
"""The two phases."""


class Keeper(keras.callbacks.Callback):  # type: ignore[misc]  # keras is untyped
    """Validates what would be deployed after each epoch, and keeps it.

    That is the model without augmentation and second head, with the averaged weights where the
    optimiser averages. The figures join Keras's logs under names with ``val_``.
    """

    def __init__(
        self, checkpoints: Checkpoints, validation: Split, phase: str, patience: int
    ) -> None:
        super().__init__()
        self._checkpoints = checkpoints
        self._validation = validation
        self._phase = phase
        self._patience = patience

    def on_train_begin(self, logs: dict[str, Any] | None = None) -> None:  # noqa: ARG002
        """Look up the model to validate, once for all epochs."""
        self._candidate = deployed(self.model)

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Validate, keep, and stop where nothing was gained for long."""
        logs = {} if logs is None else logs
        self._checkpoints.save_training(epoch + 1, self.model)
        with _averaged(self.model):
            logs |= self._figures()
            record = {"epoch": epoch + 1, "phase": self._phase, **_recorded(logs)}
            self._checkpoints.commit(record, self._candidate)
        if stalled(self._checkpoints.history, self._patience):
            self.model.stop_training = True

    def _figures(self) -> dict[str, float]:
        split = self._validation
        scores = scores_of(self._candidate, split.crops)
        # What is kept is calibrated afterwards: epochs are compared as they would be kept.
        scores = best_correction(scores, split.targets).of(scores)
        return {
            "val_loss": cross_entropy(scores, split.targets),
            "val_accuracy": accuracy(scores, split.majority),
            "val_macro_recall": macro_recall(scores, split.majority),
        }


def stalled(history: list[Record], patience: int) -> bool:
    """Return whether the last ``patience`` epochs of fine-tuning brought no lower loss."""
    fine = [record for record in history if record["phase"] == FINE]
    return bool(fine) and history[-1]["epoch"] - best_epoch(fine) >= patience


def _recorded(logs: dict[str, Any]) -> dict[str, float]:
    """Return the figures to keep: with a second head, Keras names the first head's apart."""
    kept = {
        "loss": logs.get("scores_loss", logs["loss"]),
        "accuracy": logs.get("scores_accuracy", logs.get("accuracy")),
        **{name: value for name, value in logs.items() if name.startswith("val_")},
    }
    return {name: float(value) for name, value in kept.items()}


@contextmanager
def _averaged(training: keras.Model) -> Iterator[None]:
    """Put the optimiser's averages in place of the weights, for as long as they are looked at."""
    own = training.get_weights()
    training.optimizer.finalize_variable_values(training.trainable_variables)
    try:
        yield
    finally:
        training.set_weights(own)
