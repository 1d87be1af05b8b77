"""Remarks on the size of a dataset: what few pictures can and cannot tell."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator
from pathlib import Path

from trainer.data.dataset import Dataset
from trainer.recipe import Recipe
from trainer.run import Run

SHIPPED_RUN = Path(__file__).resolve().parents[2] / "assets" / "run"
"""The run that the shipped model was made from; an installed package does not have it."""

_FEW_TO_VALIDATE, _FEW_TO_TRAIN = 1_000, 5_000
_SHAPING = ("architecture", "crop", "colour", "width", "resolution")
"""Settings of a network that weights must fit."""
_NORMAL = 1.96  # standard deviations of a 95 % interval


def size_remarks(dataset: Dataset, recipe: Recipe, *, starts_from_a_run: bool) -> Iterator[str]:
    """Yield what the user should know of a small dataset, a sentence each.

    Args:
        dataset: What is learnt from and validated on.
        recipe: How.
        starts_from_a_run: Whether the training starts from an earlier run.
    """
    faces = len(dataset.validation)
    if faces < _FEW_TO_VALIDATE:
        points = 100 * _NORMAL * math.sqrt(0.25 / faces)
        yield (
            f"With {faces} faces to validate on, a share near a half is known to {points:.0f} "
            "points either way (95 %): smaller differences between trainings mean nothing."
        )
    if (
        len(dataset.training) < _FEW_TO_TRAIN
        and not starts_from_a_run
        and _fits_shipped(dataset, recipe)
    ):
        yield (
            f"{len(dataset.training)} faces are few to learn from; --init {SHIPPED_RUN} starts "
            "from the shipped model, which knows these labels."
        )


def _fits_shipped(dataset: Dataset, recipe: Recipe) -> bool:
    """Return whether the shipped run is there, of the same network and of these labels."""
    run = Run(SHIPPED_RUN)
    if not run.card.is_file():
        return False
    card, network = run.read_card(), dataclasses.asdict(recipe.network)
    same = all(network[name] == card.recipe["network"][name] for name in _SHAPING)
    return same and set(dataset.labels) <= set(card.labels)
