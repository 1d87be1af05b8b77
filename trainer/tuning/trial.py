"""Trial: a training with settings out of the space, pruned where it promises little."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path
from typing import Any, cast

import keras
import optuna

from trainer.data.dataset import Dataset
from trainer.history import best_epoch, read_history
from trainer.recipe import Recipe
from trainer.run import Run
from trainer.training import fitting
from trainer.tuning.outcome import FIGURES
from trainer.tuning.settings import Value, current
from trainer.tuning.space import Choices, Range, Space

_LOSS = "val_loss"


class PruningCallback(keras.callbacks.Callback):  # type: ignore[misc]  # keras is untyped
    """Tells a trial of every epoch, and ends it where it diverges or falls behind."""

    def __init__(self, trial: optuna.Trial) -> None:
        super().__init__()
        self._trial = trial

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Report the loss; raise ``optuna.TrialPruned`` to end the training."""
        loss = float((logs or {})[_LOSS])
        self._trial.report(loss, epoch + 1)
        if not math.isfinite(loss) or self._trial.should_prune():
            raise optuna.TrialPruned


def suggest(trial: optuna.Trial, space: Space, recipe: Recipe) -> dict[str, Value]:
    """Return the trial's settings: those it was given already, and new ones for the rest."""
    return {
        name: _suggest(trial, name, dimension, current(recipe, name))
        for name, dimension in space.items()
    }


def run_of(folder: Path, number: int) -> Run:
    """Return the run of a study's trial; ``number`` is Optuna's, which counts from 0."""
    return Run(folder / f"trial-{number + 1:03d}")


def train(trial: optuna.Trial, recipe: Recipe, dataset: Dataset, run: Run) -> float:
    """Train into ``run``, or go on with what is there, and note the run's figures in the trial.

    Returns:
        The cross-entropy on validation of the epoch that was kept.

    Raises:
        optuna.TrialPruned: It promised little.
        KeyboardInterrupt: Interrupted; what was done is kept.
        EmolensError: See :func:`trainer.training.fitting.fit`.
    """
    card = run.read_card() if run.card.exists() else None
    if card is None or not card.complete:
        keras.utils.clear_session()  # or the networks of all trials stay in memory
        # The test split is for the one model that is chosen, and no trial may see it.
        untested = dataclasses.replace(dataset, test=None)
        card = fitting.fit(untested, recipe, run, watchers=(PruningCallback(trial),))
    if not card.complete:
        raise KeyboardInterrupt
    trial.set_user_attr(FIGURES, dict(card.metrics))
    history = read_history(run)
    return float(history[best_epoch(history, recipe.monitor) - 1][_LOSS])


def _suggest(trial: optuna.Trial, name: str, dimension: Range | Choices, value: object) -> Value:
    if isinstance(dimension, Choices):
        return cast("Value", trial.suggest_categorical(name, dimension.choices))
    if isinstance(value, int):
        low, high = int(dimension.low), int(dimension.high)
        return trial.suggest_int(name, low, high, log=dimension.log)
    return trial.suggest_float(name, dimension.low, dimension.high, log=dimension.log)
