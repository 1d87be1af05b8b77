"""Train: the head on the frozen base first, then everything."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

import keras

from trainer import network
from trainer.batches import Batches
from trainer.calibration import calibrate
from trainer.checkpoints import Checkpoints, best_epoch
from trainer.dataset import Dataset
from trainer.progress import Progress
from trainer.recipe import Recipe
from trainer.report import Training, write_run
from trainer.run import Card, Run

_HEAD, _FINE = "head", "fine-tuning"


@dataclass(frozen=True)
class _Phase:
    name: str
    start: int
    end: int


def fit(dataset: Dataset, recipe: Recipe, run: Run) -> Card:
    """Train on ``dataset`` into ``run``, going on from its last whole epoch if there is one.

    Interrupted with Ctrl-C, the best epoch so far is kept as the run's model, and the same call
    goes on from there.

    Raises:
        WeightsError: The start weights cannot be had or do not fit.
        RunError: The folder holds a training with other settings.
        KeyboardInterrupt: Interrupted before the first epoch was done.
    """
    keras.utils.set_random_seed(recipe.seed)
    checkpoints = Checkpoints(run.checkpoints, _identity(dataset, recipe))
    complete = True
    try:
        _train(dataset, recipe, checkpoints)
    except KeyboardInterrupt:
        if not checkpoints.done:
            raise
        complete = False
    model = checkpoints.load(checkpoints.best).get_layer(network.MODEL_NAME)
    temperature = calibrate(model, dataset.validation)
    training = Training(model, temperature, checkpoints.history, complete)
    card = write_run(run, training, dataset, recipe)
    if complete:
        checkpoints.remove()
    return card


def _identity(dataset: Dataset, recipe: Recipe) -> dict[str, Any]:
    return {
        "dataset": dataset.name,
        "votes": dataset.votes,
        "labels": list(dataset.labels),
        "training pictures": len(dataset.training),
        "validation pictures": len(dataset.validation),
        **dataclasses.asdict(recipe),
    }


def _train(dataset: Dataset, recipe: Recipe, checkpoints: Checkpoints) -> None:
    phases = [
        _Phase(_HEAD, 0, recipe.head_epochs),
        _Phase(_FINE, recipe.head_epochs, recipe.head_epochs + recipe.epochs),
    ]
    if checkpoints.done:
        training = checkpoints.load(checkpoints.done)
    else:
        training = network.with_augmentation(network.build(recipe, len(dataset.labels)))
    batches = Batches(dataset.training, recipe.batch_size, recipe.seed, epoch=checkpoints.done)
    progress = Progress(phases[-1].end, len(batches), checkpoints.done)
    try:
        for phase in phases:
            if checkpoints.done == phase.start:
                _prepare(training, phase, recipe, steps=len(batches))
            if checkpoints.done >= phase.end or _stalled(checkpoints, recipe):
                continue
            training.fit(
                batches,
                validation_data=Batches(dataset.validation, batch_size=256),
                initial_epoch=checkpoints.done,
                epochs=phase.end,
                callbacks=[progress, _Keeper(checkpoints, phase, recipe)],
                verbose=0,
            )
    finally:
        progress.close()


def _prepare(training: keras.Model, phase: _Phase, recipe: Recipe, steps: int) -> None:
    model = training.get_layer(network.MODEL_NAME)
    if phase.name == _HEAD:
        network.freeze(model, recipe.unfreeze_from)
        optimizer = keras.optimizers.Adam(recipe.head_rate)
    else:
        network.unfreeze(model)
        optimizer = keras.optimizers.AdamW(
            _warm_cosine(recipe, steps), weight_decay=recipe.weight_decay
        )
    training.compile(optimizer, loss="categorical_crossentropy", metrics=["accuracy"])


def _warm_cosine(recipe: Recipe, steps: int) -> keras.optimizers.schedules.CosineDecay:
    warmup = steps // 2
    return keras.optimizers.schedules.CosineDecay(
        initial_learning_rate=recipe.rate / 100,
        warmup_target=recipe.rate,
        warmup_steps=warmup,
        decay_steps=max(1, recipe.epochs * steps - warmup),
    )


def _stalled(checkpoints: Checkpoints, recipe: Recipe) -> bool:
    fine = [record for record in checkpoints.history if record["phase"] == _FINE]
    return bool(fine) and checkpoints.done - best_epoch(fine) >= recipe.patience


class _Keeper(keras.callbacks.Callback):  # type: ignore[misc]  # keras is untyped
    """Keeps each epoch, and ends the training when it no longer gets better."""

    def __init__(self, checkpoints: Checkpoints, phase: _Phase, recipe: Recipe) -> None:
        super().__init__()
        self._checkpoints = checkpoints
        self._phase = phase
        self._recipe = recipe

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        figures = {name: float(value) for name, value in (logs or {}).items()}
        record = {"epoch": epoch + 1, "phase": self._phase.name, **figures}
        self._checkpoints.save(record, self.model)
        if _stalled(self._checkpoints, self._recipe):
            self.model.stop_training = True
