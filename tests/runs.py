"""Tiny runs, trained in seconds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from emolens.model.contract import CropFraming
from tests.datasets import write_dataset
from trainer.data.dataset import Dataset, read_dataset
from trainer.recipe import Recipe
from trainer.recipe_settings import BatchSettings, FineTuningSettings, HeadSettings, NetworkSettings
from trainer.run import Card, Run, digest

if TYPE_CHECKING:
    import keras

TINY = Recipe(
    network=NetworkSettings(weights="none", resolution=32, width=0.25),
    batches=BatchSettings(size=8),
    head=HeadSettings(epochs=1),
    fine=FineTuningSettings(epochs=2, patience=9),
)


def tiny_backbone(settings: NetworkSettings, channels: int, last_stride: int) -> keras.Model:
    """Return a stand-in for MobileNet that is built and trained in a moment."""
    import keras  # noqa: PLC0415 - slow to import

    from trainer.networks.architectures.mobilenet import BACKBONE  # noqa: PLC0415

    inputs = keras.Input((settings.resolution, settings.resolution, channels))
    conv = keras.layers.Conv2D(8, 5, strides=2 * last_stride, activation="relu", name="conv_pw_13")
    return keras.Model(inputs, conv(inputs), name=BACKBONE)


def tiny_dataset(folder: Path) -> Dataset:
    """Return a dataset of three labels, written below ``folder``."""
    return read_dataset(write_dataset(folder / "faces"))


def train_tiny(folder: Path, recipe: Recipe = TINY) -> tuple[Run, Card]:
    """Train a tiny model into ``folder / "run"``."""
    from trainer.training import fitting  # noqa: PLC0415 - slow to import

    run = Run(folder / "run")
    return run, fitting.fit(tiny_dataset(folder), recipe, run)


def write_bare_card(run: Run) -> None:
    """Write a card that says the least of the model that the run's folder holds."""
    run.write_card(
        Card(
            version="0",
            architecture="mobilenet",
            labels=("happy", "sad"),
            crop=CropFraming(size=48, channels=1, margin=0.0),
            scores_mean="labels",
            uncertain_below=0.5,
            temperature=1.0,
            offsets={},
            data={},
            protocol="",
            recipe={},
            parents={},
            epochs={},
            complete=True,
            metrics={},
            keras_digest=digest(run.model),
        )
    )
