"""Splits, reports and untrained runs for what evaluates them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from emolens.model.contract import CropFraming
from trainer.data.dataset import Split
from trainer.evaluation.report import (
    Bin,
    ClassMetrics,
    Estimate,
    EvaluatedFaces,
    EvaluatedModel,
    Report,
)
from trainer.history import EpochRecord
from trainer.run import Card, Run, digest

Numbers = Sequence[int] | NDArray[np.integer]
DIGEST = "sha256:" + 64 * "0"
"""Of the model files that tests make."""


def make_split(majority: Numbers, labels: int = 2, voters: int = 0, size: int = 4) -> Split:
    """Return faces that everybody agrees on, or none of the ``labels`` where ``majority`` is -1."""
    known = np.array(majority, dtype=np.int64)
    truth = np.maximum(known, 0)
    return Split(
        files=tuple(f"validation/{number}.png" for number in range(len(known))),
        crops=np.zeros((len(known), size, size, 1), np.uint8),
        labels=truth,
        targets=np.eye(labels, dtype=np.float32)[truth],
        majority=known,
        voters=np.full(len(known), voters, dtype=np.int64),
    )


def make_scores(named: Numbers, labels: int = 2, top: float = 0.9) -> np.ndarray:
    """Return scores of which the highest is ``top``."""
    rest = (1 - top) / (labels - 1)
    return np.where(np.eye(labels)[list(named)] > 0, top, rest).astype(np.float32)


def make_report(votes: str | None = "ferplus.csv", keras_digest: str = DIGEST) -> Report:
    """Return a report of two expressions: 8 of 10 angry found, 30 of 30 happy."""
    sure = Estimate(0.95, 0.9, 1.0)
    return Report(
        subject=EvaluatedModel(
            "run", "run", "mobilenet", "float32", "votes", keras_digest, "Trained somehow."
        ),
        faces=EvaluatedFaces("faces.zip", votes, "validation", "chosen on it", 45, 40, 44, 0),
        figures=dict.fromkeys(("accuracy", "agreement", "macro_recall", "calibration_error"), sure),
        expressions={
            "angry": ClassMetrics(10, Estimate(1.0, 1.0, 1.0), Estimate(0.8, 0.5, 1.0), sure),
            "happy": ClassMetrics(30, sure, Estimate(1.0, 1.0, 1.0), sure),
        },
        confusion=((8, 2), (0, 30)),
        bins=(Bin(0, None, None), Bin(44, 0.9, 0.95)),
    )


def write_run(folder: Path, *, labels: tuple[str, ...] = ("angry", "happy", "neutral")) -> Run:
    """Write a run that scores as ``tests.models.write_model`` does: by brightness."""
    import keras  # noqa: PLC0415 - slow to import

    folder.mkdir(parents=True)
    run = Run(folder)
    centres = np.linspace(0, 1, len(labels))
    crops = keras.Input((48, 48, 1), name="faces")
    mean = keras.layers.GlobalAveragePooling2D()(crops)
    logits = keras.layers.Dense(len(labels), name="head")
    model = keras.Model(crops, keras.layers.Softmax(name="scores")(logits(mean)))
    logits.set_weights([32 * centres[None, :] / 255, -16 * centres**2])
    model.save(run.model)
    run.history.write_text(json.dumps([make_record(1, 0.9), make_record(2, 0.7)]))
    run.write_card(make_card(run, labels))
    return run


def make_record(epoch: int, loss: float) -> EpochRecord:
    """Return an epoch of a history."""
    names = ("loss", "accuracy", "val_loss", "val_accuracy", "val_macro_recall")
    return {"epoch": epoch, "phase": "fine-tuning", **dict.fromkeys(names, loss)}


def make_card(run: Run, labels: tuple[str, ...]) -> Card:
    """Return a card for the model that the run's folder holds."""
    return Card(
        version="0",
        architecture="cnn3",
        labels=labels,
        crop=CropFraming(size=48, channels=1, margin=0.0),
        scores_mean="labels",
        uncertain_below=0.5,
        temperature=1.0,
        offsets={"happy": 0.25},
        data={"dataset": "faces", "votes": None, "training": 24, "validation": 12, "twins": 2},
        protocol="Trained on nothing.",
        recipe={"seed": 1, "network": {"width": 0.5}},
        parents={},
        epochs={"trained": 2, "best": 2},
        complete=True,
        metrics={"validation_accuracy": 0.75, "validation_calibration_error": 0.03},
        keras_digest=digest(run.model),
    )


def change_card(run: Run, **changes: Any) -> None:  # noqa: ANN401 - whatever a card holds
    """Write the run's card anew with other values."""
    run.write_card(replace(run.read_card(), **changes))
