"""Weight averaging of finished runs (model soup): one model whose weights are the mean of theirs.

Trainings that went on from the same run, with other seeds or settings, often end in one valley of
the loss, and the mean of their weights is better than each (Wortsman et al. 2022, arXiv
2203.05482). Trainings that began at different weights have no such mean.
"""

from __future__ import annotations

from collections.abc import Sequence

import keras
import numpy as np

from trainer.data.dataset import Dataset
from trainer.errors import RunError
from trainer.history import read_history
from trainer.networks.loading import load_run
from trainer.picture_digests import digest_dataset, read_digests
from trainer.recipe import from_values
from trainer.run import Card, Run
from trainer.training.run_writing import TrainingResult, write_run
from trainer.training.temperature_scaling import calibrate

_Loaded = tuple[keras.Model, Card]


def average(runs: Sequence[Run], dataset: Dataset, target: Run) -> Card:
    """Write the mean of the runs' models into ``target``, calibrated anew on validation.

    Framing, recipe, history and curves are those of the first run.

    Args:
        runs: At least one; one that comes twice weighs twice.
        dataset: What they were trained on, framed as they want it.
        target: The folder to fill.

    Raises:
        RunError: One is no finished run, or of another network or other labels than the first.
    """
    first, *others = [load_run(run) for run in runs]
    for one in others:
        _check_alike(one, first)
    model, card = first
    _average(model, [other for other, _ in others])
    result = TrainingResult(
        model,
        calibrate(model, dataset.validation),
        read_history(runs[0]),
        {f"averaged {n}": one.keras_digest for n, (_, one) in enumerate((first, *others), start=1)},
        digest_dataset(dataset, [read_digests(run) for run in runs]),
        complete=True,
        averaged=len(runs),
    )
    return write_run(target, result, dataset, from_values(card.recipe, str(runs[0].card)))


def _check_alike(one: _Loaded, first: _Loaded) -> None:
    if _kind(*one) != _kind(*first):
        raise RunError(
            "Runs cannot be averaged whose networks, sizes of crops or labels differ: give runs "
            "that were trained on from the same one."
        )


def _kind(model: keras.Model, card: Card) -> tuple[object, ...]:
    return card.labels, model.input_shape, [weight.shape for weight in model.weights]


def _average(model: keras.Model, others: Sequence[keras.Model]) -> None:
    """Give ``model`` the mean of its own weights and those of the others."""
    for place, weight in enumerate(model.weights):
        values = [np.asarray(one.weights[place], np.float64) for one in (model, *others)]
        weight.assign(np.mean(values, axis=0))
