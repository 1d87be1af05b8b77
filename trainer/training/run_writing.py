"""Run writing: what a training gave becomes a run folder with model, history, curves and card."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras

import emolens
from emolens.atomic_write import atomic_write
from emolens.model.contract import CropFraming
from trainer.data.dataset import CROP_MARGIN, Dataset
from trainer.evaluation.metrics import measure
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
    """

    model: keras.Model
    scaling: TemperatureScaling
    history: list[EpochRecord]
    parents: dict[str, str]
    pictures: PictureDigests
    complete: bool


def write_run(run: Run, result: TrainingResult, dataset: Dataset, recipe: Recipe) -> Card:
    """Fill the run folder, the card last, and return the card."""
    model, history = result.model, result.history
    run.folder.mkdir(parents=True, exist_ok=True)
    run.card.unlink(missing_ok=True)  # no card may describe the model before this one
    _save(model, run)
    write_json(run.history, history)
    write_digests(run, result.pictures)
    draw_curves(history, run.curves)
    size, _, channels = dataset.training.crops.shape[1:]
    card = Card(
        version=emolens.__version__,
        architecture=recipe.network.architecture,
        labels=dataset.labels,
        crop=CropFraming(size=size, channels=channels, margin=CROP_MARGIN),
        scores_mean="votes" if dataset.votes else "labels",
        uncertain_below=UNCERTAIN_BELOW,
        temperature=result.scaling.temperature,
        offsets=dict(zip(dataset.labels, result.scaling.offsets.tolist(), strict=True)),
        data=_describe(dataset),
        protocol=_protocol(dataset, recipe, tested=result.complete),
        recipe=_settings(recipe),
        parents=result.parents,
        epochs={"trained": len(history), "best": best_epoch(history)},
        complete=result.complete,
        metrics=_measured(model, dataset, tested=result.complete),
        keras_digest=digest(run.model),
    )
    run.write_card(card)
    return card


def _settings(recipe: Recipe) -> dict[str, Any]:
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
        "training": len(dataset.training),
        "validation": len(dataset.validation),
        "test": len(dataset.test) if dataset.test else 0,
        "twins": dataset.near_duplicates,
        "validation_twins": dataset.validation_near_duplicates,
        "skipped": list(dataset.skipped),
    }


def _measured(model: keras.Model, dataset: Dataset, *, tested: bool) -> dict[str, float]:
    """Measure on validation, and once a training is complete on the test split, if there is one."""
    splits = {"validation": dataset.validation}
    if tested and dataset.test is not None:
        splits["test"] = dataset.test
    return {
        f"{split}_{name}": value
        for split, faces in splits.items()
        for name, value in measure(scores_of(model, faces.crops), faces).items()
    }


def _protocol(dataset: Dataset, recipe: Recipe, *, tested: bool) -> str:
    truth = (
        "the voters' shares (agreement: with the expression that more than half of the voters name)"
        if dataset.votes
        else "the dataset's labels"
    )
    validation = (
        "validation" if dataset.validation_from == "validation" else "a tenth of train, set aside"
    )
    test = (
        "the test split was scored once, at the end"
        if tested and dataset.test is not None
        else "no figure here is a test result"
    )
    return (
        f"Trained on train against {truth}; the epoch with the lowest cross-entropy on validation "
        f"({validation}) was chosen{_interpolated(recipe)} and calibrated there, so validation "
        f"figures are a little flattering; left out were {dataset.near_duplicates} pictures of "
        "train that are all but equal to one of another split, and "
        f"{dataset.validation_near_duplicates} of validation that are to one of test; one pass for "
        f"each face, no mirrored averaging; {test}."
    )


def _interpolated(recipe: Recipe) -> str:
    share = recipe.fine.start_share
    return f", mixed with {share:.0%} of the weights that it started from," if share else ""
