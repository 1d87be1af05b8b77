"""Tiny runs, trained in seconds."""

from __future__ import annotations

from pathlib import Path

import keras

from tests.datasets import write_dataset
from trainer import fitting
from trainer.dataset import Dataset, read_dataset
from trainer.network import BASE_NAME
from trainer.recipe import Recipe
from trainer.run import Card, Run

TINY = Recipe(
    weights="none", resolution=32, width=0.25, head_epochs=1, epochs=2, batch_size=8, patience=9
)


def tiny_base(recipe: Recipe) -> keras.Model:
    """Return a stand-in for MobileNet that is built and trained in a moment."""
    size = recipe.resolution
    inputs = keras.Input((size, size, 1))
    features = keras.layers.Conv2D(8, 5, strides=4, activation="relu", name="conv_pw_13")(inputs)
    return keras.Model(inputs, features, name=BASE_NAME)


def tiny_dataset(folder: Path) -> Dataset:
    """Return a dataset of three labels, written below ``folder``."""
    return read_dataset(write_dataset(folder / "faces"))


def train_tiny(folder: Path, recipe: Recipe = TINY) -> tuple[Run, Card]:
    """Train a tiny model into ``folder / "run"``."""
    run = Run(folder / "run")
    return run, fitting.fit(tiny_dataset(folder), recipe, run)
