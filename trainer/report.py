"""Write down what a training gave: the run's model, history, curves and card."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras

import desktop
from desktop.vision.contract import CropRule
from trainer.checkpoints import Record, best_epoch
from trainer.curves import draw_curves
from trainer.dataset import CROP_SIZE, Dataset
from trainer.metrics import measure
from trainer.network import BASE_NAME, scores_of
from trainer.recipe import Recipe
from trainer.run import Card, Run, digest, write_json

CROP_MARGIN = 0.0
"""FER-2013's framing relative to the box of OpenCV's cascade."""

UNCERTAIN_BELOW = 0.5
"""Fewer than half of the people would name the expression on top."""


@dataclass(frozen=True, eq=False)
class Training:
    """What a training gave.

    Attributes:
        model: The best epoch's, calibrated, crops in, scores out.
        temperature: What calibration divided its logits by.
        history: A record for each epoch.
        complete: Whether it ran to its end; false where it was interrupted.
    """

    model: keras.Model
    temperature: float
    history: list[Record]
    complete: bool


def write_run(run: Run, training: Training, dataset: Dataset, recipe: Recipe) -> Card:
    """Fill the run folder, the card last, and return the card."""
    model, history, validation = training.model, training.history, dataset.validation
    run.folder.mkdir(parents=True, exist_ok=True)
    run.card.unlink(missing_ok=True)  # no card may describe the model before this one
    _save(model, run)
    write_json(run.history, history)
    draw_curves(history, run.curves)
    figures = measure(scores_of(model, validation), validation)
    card = Card(
        version=desktop.__version__,
        architecture=BASE_NAME,
        labels=dataset.labels,
        crop=CropRule(size=CROP_SIZE, channels=1, margin=CROP_MARGIN),
        scores_mean="votes" if dataset.votes else "labels",
        uncertain_below=UNCERTAIN_BELOW,
        temperature=training.temperature,
        data=_describe(dataset),
        protocol=_protocol(dataset),
        recipe=_settings(recipe),
        epochs={"trained": len(history), "best": best_epoch(history)},
        complete=training.complete,
        metrics={f"validation_{name}": value for name, value in figures.items()},
        keras_digest=digest(run.model),
    )
    run.write_card(card)
    return card


def _settings(recipe: Recipe) -> dict[str, Any]:
    # Where the weights lay on the machine that trained is nobody's business.
    return dataclasses.asdict(recipe) | {"weights": Path(recipe.weights).name}


def _save(model: keras.Model, run: Run) -> None:
    beside = run.folder / "part.keras"  # Keras insists on the ending
    model.save(beside)
    beside.replace(run.model)


def _describe(dataset: Dataset) -> dict[str, Any]:
    return {
        "dataset": dataset.name,
        "votes": dataset.votes,
        "training": len(dataset.training),
        "validation": len(dataset.validation),
        "twins": dataset.twins,
        "skipped": list(dataset.skipped),
    }


def _protocol(dataset: Dataset) -> str:
    truth = (
        "the voters' shares (agreement: with the expression that more than half of the voters name)"
        if dataset.votes
        else "the dataset's labels"
    )
    return (
        f"Trained on train against {truth}; the epoch with the lowest cross-entropy on validation "
        "was chosen and the temperature set there, so validation figures are a little flattering; "
        f"validation pictures were not trained on, nor the {dataset.twins} pictures of train that "
        "are all but equal to one of them; one pass for each face, no mirrored averaging; no "
        "figure here is a test result."
    )
