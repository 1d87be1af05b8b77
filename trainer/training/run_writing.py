"""Run writing: what a training gave becomes a run folder with model, history, curves and card."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np

import emolens
from emolens.atomic_write import atomic_write
from trainer.data.dataset import Dataset
from trainer.data.framing import framing_of
from trainer.evaluation.metrics import measure, measure_confusions
from trainer.history import EpochRecord, best_epoch
from trainer.networks.network import scores_of
from trainer.picture_digests import PictureDigests, write_digests
from trainer.recipe import Recipe, to_values
from trainer.reporting.curves import draw_curves
from trainer.run import Card, Run, digest, write_json
from trainer.training.temperature_scaling import TemperatureScaling

UNCERTAIN_BELOW = 0.5
"""Fewer than half of the people would name the expression on top."""


@dataclass(frozen=True, eq=False)
class TrainingResult:
    """What a training gave.

    Attributes:
        model: The best epoch's, calibrated, crops in, scores out.
        scaling: What temperature scaling changed its logits by.
        history: A record for each epoch.
        parents: Digests of the models of earlier runs that it stands on, by role.
        pictures: Digests of those that it was trained on.
        complete: Whether it ran to its end; false where it was interrupted.
        averaged: Of how many trainings' models it is the mean.
        adjusted: Whether its logits were adjusted, and not only scaled.
    """

    model: keras.Model
    scaling: TemperatureScaling
    history: list[EpochRecord]
    parents: dict[str, str]
    pictures: PictureDigests
    complete: bool
    averaged: int = 1
    adjusted: bool = False


def write_run(run: Run, result: TrainingResult, dataset: Dataset, recipe: Recipe) -> Card:
    """Fill the run folder, the card last, and return the card."""
    model, history = result.model, result.history
    run.folder.mkdir(parents=True, exist_ok=True)
    run.card.unlink(missing_ok=True)  # no card may describe the model before this one
    _save(model, run)
    write_json(run.history, history)
    write_digests(run, result.pictures)
    draw_curves(history, run.curves, recipe.monitor)
    card = Card(
        version=emolens.__version__,
        architecture=recipe.network.architecture,
        labels=dataset.labels,
        crop=framing_of(recipe, aligned=dataset.aligned),
        scores_mean="votes" if dataset.votes else "labels",
        uncertain_below=UNCERTAIN_BELOW,
        temperature=result.scaling.temperature,
        offsets=dict(zip(dataset.labels, result.scaling.offsets.tolist(), strict=True)),
        data=_describe(dataset),
        protocol=_protocol(dataset, recipe, result),
        recipe=described(recipe),
        parents=result.parents,
        epochs={"trained": len(history), "best": best_epoch(history, recipe.monitor)},
        complete=result.complete,
        metrics=_measured(model, dataset, tested=result.complete),
        keras_digest=digest(run.model),
    )
    run.write_card(card)
    return card


def described(recipe: Recipe) -> dict[str, Any]:
    """Return a recipe as a card has it."""
    # Where the weights lay on the machine that trained is nobody's business.
    values = to_values(recipe)
    values["network"]["weights"] = Path(recipe.network.weights).name
    return values


def _save(model: keras.Model, run: Run) -> None:
    with atomic_write(run.model) as part:
        model.save(part)


def _describe(dataset: Dataset) -> dict[str, Any]:
    return {
        "dataset": dataset.name,
        "votes": dataset.votes,
        **({"own_votes": True} if dataset.own_votes else {}),
        "training": len(dataset.training),
        "validation": len(dataset.validation),
        "test": len(dataset.test) if dataset.test else 0,
        "twins": dataset.near_duplicates,
        "validation_twins": dataset.validation_near_duplicates,
        **_people(dataset),
        "skipped": list(dataset.skipped),
    }


def _people(dataset: Dataset) -> dict[str, Any]:
    if dataset.group_by is None:
        return {}
    counts = {
        f"{name}_people": len(np.unique(split.people))
        for name, split in dataset.splits.items()
        if split.people is not None
    }
    return {"group_by": dataset.group_by, **counts, "shared_people": dataset.shared_people}


def _measured(model: keras.Model, dataset: Dataset, *, tested: bool) -> dict[str, float]:
    """Measure on validation, and once a training is complete on the test split, if there is one."""
    splits = {"validation": dataset.validation}
    if tested and dataset.test is not None:
        splits["test"] = dataset.test
    measured: dict[str, float] = {}
    for split, faces in splits.items():
        scores = scores_of(model, faces.crops)
        figures = measure(scores, faces) | measure_confusions(scores, faces, dataset.labels)
        measured |= {f"{split}_{name}": value for name, value in figures.items()}
    return measured


def _protocol(dataset: Dataset, recipe: Recipe, result: TrainingResult) -> str:
    truth = (
        "the voters' shares (agreement: with the expression that more than half of the voters name)"
        if dataset.votes
        else "the dataset's labels"
    )
    validation = _VALIDATED_ON[dataset.validation_from]
    test = (
        "the test split was scored once, at the end"
        if result.complete and dataset.test is not None
        else "no figure here is a test result"
    )
    return (
        f"Trained on train against {truth}; the epoch with the {_MONITORED[recipe.monitor]} on "
        f"validation ({validation}) was chosen{_interpolated(recipe)}{_averaged(result.averaged)} "
        f"and {_calibrated(result)} there, so validation figures are a little flattering; left "
        f"out were {dataset.near_duplicates} pictures of train that are all but equal to one of "
        f"another split, and {dataset.validation_near_duplicates} of validation that are to one "
        f"of test; {_by_people(dataset)}one pass for each face, no mirrored averaging; {test}."
    )


def _by_people(dataset: Dataset) -> str:
    if dataset.group_by is None:
        return ""
    return (
        f"no two splits show the same person, told by {dataset.group_by!r}, for which "
        f"{dataset.shared_people} pictures were left out; "
    )


_VALIDATED_ON = {
    "validation": "validation",
    "train": "a tenth of train, set aside",
    "fold": "one fold of the pictures",
}

_MONITORED = {"loss": "lowest cross-entropy", "accuracy": "highest accuracy"}


def _interpolated(recipe: Recipe) -> str:
    share = recipe.fine.start_share
    return f", mixed with {share:.0%} of the weights that it started from," if share else ""


def _calibrated(result: TrainingResult) -> str:
    return (
        "adjusted to name each expression as often as people do"
        if result.adjusted
        else "calibrated"
    )


def _averaged(runs: int) -> str:
    return f", averaged with those of {runs - 1} trainings more," if runs > 1 else ""
