"""Cross-validation: as many trainings as there are folds, and the mean of what they reach.

What few pictures are validated on is chance to a large part; with folds, all of them are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import keras

from emolens.model.confusion_metrics import without_confusion
from trainer.data.dataset import Dataset
from trainer.errors import RunError
from trainer.evaluation.fold_mean import FoldMean, fold_mean
from trainer.picture_digests import read_digests
from trainer.recipe import Recipe
from trainer.run import Card, Run, write_json
from trainer.training import fitting
from trainer.training.earlier_runs import EarlierRuns
from trainer.training.run_writing import described

Watchers = Callable[[Run], tuple[keras.callbacks.Callback, ...]]
"""Returns the Keras callbacks that are told of the epochs of a run."""


def cross_validate(
    folds: Sequence[Dataset],
    recipe: Recipe,
    folder: Path,
    earlier: EarlierRuns,
    watchers: Watchers,
) -> dict[str, FoldMean] | None:
    """Train once for each fold, into ``folder/fold-1`` and so on, and return the means.

    Folds that are trained already are not trained again. ``folder/folds.json`` keeps the means.

    Args:
        folds: Of one dataset, by :func:`trainer.data.folds.folds_of`.
        recipe: How.
        folder: Receives the runs.
        earlier: Earlier runs to start from or to learn from.
        watchers: See :data:`Watchers`.

    Returns:
        By the names of the metrics in a card; None where it was interrupted.

    Raises:
        RunError: The folder holds folds of another training.
        TrainerError: As of :func:`trainer.training.fitting.fit`.
    """
    cards = []
    for number, dataset in enumerate(folds, start=1):
        run = Run(folder / f"fold-{number}")
        card = _finished(run, dataset, recipe)
        card = card or fitting.fit(dataset, recipe, run, earlier, watchers(run))
        if not card.complete:
            return None
        cards.append(card)
    means = {
        name: fold_mean([card.metrics[name] for card in cards])
        for name in without_confusion(cards[0].metrics)
    }
    write_json(folder / "folds.json", {name: asdict(mean) for name, mean in means.items()})
    return means


def _finished(run: Run, dataset: Dataset, recipe: Recipe) -> Card | None:
    """Return the card of a fold that was trained to its end, None where it was not."""
    if not run.card.exists() or not (card := run.read_card()).complete:
        return None
    digests = read_digests(run)
    settings = json.loads(json.dumps(described(recipe)))
    if (
        card.recipe != settings
        or card.labels != dataset.labels
        or digests is None
        or not digests.chosen_on(dataset.validation).all()
        or not digests.learnt(dataset.training).all()
    ):
        raise RunError(
            f"{run.folder} is a fold of a training on other pictures or with other settings: give "
            "another --run folder."
        )
    return card
