"""Training in two phases: the head on the frozen backbone first, then fine-tuning of everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import keras

from trainer.data.dataset import Dataset
from trainer.errors import RecipeError
from trainer.networks import network
from trainer.networks.architectures import find_architecture
from trainer.networks.layer_names import AUXILIARY, MODEL, SCORES
from trainer.networks.loading import start_from
from trainer.picture_digests import digest_dataset
from trainer.recipe import Recipe, to_values
from trainer.run import Card, Run
from trainer.run_folder import going_on_later
from trainer.training import optimizers, validation_callback
from trainer.training.batches import Batches
from trainer.training.checkpoints import CheckpointManager
from trainer.training.earlier_runs import EarlierRuns
from trainer.training.moving_averages import shorten_batch_normalization
from trainer.training.progress_callback import ProgressCallback
from trainer.training.reseeding import Reseed
from trainer.training.run_writing import TrainingResult, write_run
from trainer.training.soft_targets import soften_targets
from trainer.training.temperature_scaling import calibrate
from trainer.training.validation_callback import FINE, HEAD, stops_early
from trainer.training.weight_interpolation import check_interpolation, interpolate

_ALONE = EarlierRuns()


@dataclass(frozen=True)
class _Phase:
    name: str
    start: int
    end: int


def fit(
    dataset: Dataset,
    recipe: Recipe,
    run: Run,
    earlier: EarlierRuns = _ALONE,
    watchers: tuple[keras.callbacks.Callback, ...] = (),
) -> Card:
    """Train on ``dataset`` into ``run``, going on from its last whole epoch if there is one.

    Interrupted with Ctrl-C, the best epoch so far is kept as the run's model, and the same call
    goes on from there.

    Args:
        dataset: What is learnt from and validated on.
        recipe: How.
        run: The folder to fill.
        earlier: Earlier runs to start from or to learn from.
        watchers: Keras callbacks that are told of every epoch, validation's figures included.

    Raises:
        WeightsError: The start weights cannot be had or do not fit.
        RecipeError: The recipe wants a share of start weights that cannot be interpolated with.
        RunError: The folder holds a training with other settings, or an earlier run cannot be used.
        OutputError: There is no room; what was trained until then is kept.
        KeyboardInterrupt: Interrupted before the first epoch was done.
    """
    check_interpolation(recipe.fine.start_share, earlier.init, dataset.labels)
    keras.utils.set_random_seed(recipe.seed)
    digests = earlier.digests()
    checkpoints = CheckpointManager(
        run.checkpoints, _identity(dataset, recipe, digests), recipe.monitor
    )
    complete = True
    try:
        _train(dataset, recipe, checkpoints, earlier, watchers)
    except KeyboardInterrupt:
        if not checkpoints.done:
            raise
        complete = False
    model = checkpoints.load_best()
    if earlier.init is not None and recipe.fine.start_share:
        interpolate(model, earlier.init, recipe.fine.start_share)
    scaling = calibrate(model, dataset.validation)
    pictures = digest_dataset(dataset, earlier.picture_digests())
    result = TrainingResult(
        model, scaling, checkpoints.history, digests, pictures, complete=complete
    )
    with going_on_later(run.folder):
        card = write_run(run, result, dataset, recipe)
    if complete:
        checkpoints.remove()
    return card


def _identity(dataset: Dataset, recipe: Recipe, digests: dict[str, str]) -> dict[str, Any]:
    return {
        "dataset": dataset.name,
        "votes": dataset.votes,
        "labels": list(dataset.labels),
        "training pictures": len(dataset.training),
        "validation pictures": len(dataset.validation),
        "earlier runs": digests,
        **({"group by": dataset.group_by} if dataset.group_by else {}),
        **_flat(to_values(recipe)),
    }


def _flat(values: dict[str, Any]) -> dict[str, Any]:
    """Return nested settings under the names that ``--set`` knows them by."""
    flat: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, dict):
            flat |= {f"{name}.{part}": setting for part, setting in value.items()}
        else:
            flat[name] = value
    return flat


def _train(
    dataset: Dataset,
    recipe: Recipe,
    checkpoints: CheckpointManager,
    earlier: EarlierRuns,
    watchers: tuple[keras.callbacks.Callback, ...],
) -> None:
    auxiliary = recipe.targets.auxiliary > 0 and dataset.votes is not None
    if checkpoints.done:
        training = checkpoints.load_training()
    else:
        training = _start(dataset, recipe, earlier, auxiliary=auxiliary)
    split = soften_targets(dataset.training, recipe.targets, earlier.load_teachers(dataset))
    batches = Batches(split, recipe.batches, recipe.seed, auxiliary=auxiliary)
    lengths = _lengths(recipe, earlier)
    progress = ProgressCallback(sum(lengths.values()), len(batches), checkpoints.done)
    try:
        for name, length in lengths.items():
            phase = _phase(name, length, checkpoints)
            if checkpoints.done >= phase.end or stops_early(checkpoints.history, name, recipe):
                continue
            if checkpoints.done == phase.start:
                _compile(training, phase, recipe, steps=len(batches))
            keep = validation_callback.ValidationCallback(
                checkpoints, dataset.validation, name, recipe
            )
            training.fit(
                batches,
                initial_epoch=checkpoints.done,
                epochs=phase.end,
                callbacks=[
                    Reseed(recipe.seed, batches),
                    keep,
                    *_schedule(phase, recipe, checkpoints),
                    progress,
                    *watchers,
                ],
                shuffle=False,  # the batches shuffle themselves, repeatably
                verbose=0,
            )
    finally:
        progress.close()


def _start(
    dataset: Dataset, recipe: Recipe, earlier: EarlierRuns, *, auxiliary: bool
) -> keras.Model:
    plan = recipe.network if earlier.init is None else recipe.network.without_weights()
    model = network.build(plan, dataset.training.crops.shape[1:], len(dataset.labels))
    if earlier.init is not None:
        start_from(model, earlier.init, dataset.labels)
    return network.for_training(model, recipe, auxiliary=auxiliary)


def _lengths(recipe: Recipe, earlier: EarlierRuns) -> dict[str, int]:
    """Return how many epochs each phase has at most, in their order.

    Raises:
        RecipeError: None has any.
    """
    learnt_before = recipe.network.pretrained or earlier.init is not None
    able = find_architecture(recipe.network.architecture).pretrained
    head = recipe.head.epochs if able and learnt_before else 0
    if not head + recipe.fine.epochs:
        raise RecipeError(
            "The recipe trains for no epoch: set fine.epochs, or head.epochs for a network with "
            "start weights."
        )
    return {HEAD: head, FINE: recipe.fine.epochs}


def _phase(name: str, length: int, checkpoints: CheckpointManager) -> _Phase:
    """Return a phase that begins where the one before it ended, which may have been early."""
    heads = sum(record["phase"] == HEAD for record in checkpoints.history)
    start = 0 if name == HEAD else heads
    return _Phase(name, start, start + length)


def _compile(training: keras.Model, phase: _Phase, recipe: Recipe, steps: int) -> None:
    model = training.get_layer(MODEL)
    if phase.name == HEAD:
        backbone = find_architecture(recipe.network.architecture).backbone
        assert backbone, "only what has a backbone has this phase"
        network.freeze(model, backbone, recipe.head.unfreeze_from)
        optimizer = optimizers.for_head(recipe.head)
    else:
        network.unfreeze(model)
        optimizer = optimizers.for_fine_tuning(recipe.fine, steps)
    shorten_batch_normalization(model, (phase.end - phase.start) * steps)
    weights = {SCORES: 1.0, AUXILIARY: recipe.targets.auxiliary}
    training.compile(
        optimizer,
        loss=dict.fromkeys(training.output, "categorical_crossentropy"),
        loss_weights={name: weights[name] for name in training.output},
        metrics={SCORES: "accuracy"},
    )


def _schedule(
    phase: _Phase, recipe: Recipe, checkpoints: CheckpointManager
) -> list[keras.callbacks.Callback]:
    if phase.name != FINE or recipe.fine.schedule != "plateau":
        return []

    def rate(epoch: int, current: float) -> float:  # noqa: ARG001  # the names are Keras's
        fine = checkpoints.history[phase.start :]
        return optimizers.plateau_rate([record["val_loss"] for record in fine], recipe.fine.rate)

    return [keras.callbacks.LearningRateScheduler(rate)]
