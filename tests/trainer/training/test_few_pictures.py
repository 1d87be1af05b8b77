"""Trainings on so few pictures that what is said in epochs and averages must follow from them."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from tests.runs import TINY, train_tiny
from trainer.recipe_settings import (
    AugmentationSettings,
    BatchSettings,
    FineTuningSettings,
    NetworkSettings,
)

CALM = AugmentationSettings(rotation=0, shift=0.05, zoom=0, brightness=0.1, contrast=0.1)


@pytest.mark.parametrize(
    ("steps", "longest", "momentum"),
    [(8_000, 0.99, 0.99), (300, 0.99, 1 - 1 / 30), (5, 0.99, 0.0), (300, 0.0, 0.0)],
)
def test_an_average_spans_a_tenth_of_a_training_at_most(
    steps: int, longest: float, momentum: float
) -> None:
    from trainer.training.moving_averages import momentum_for

    assert momentum_for(steps, longest) == pytest.approx(momentum)


@pytest.mark.slow
def test_what_is_kept_of_a_short_training_is_what_was_trained(tmp_path: Path) -> None:
    recipe = dataclasses.replace(
        TINY,
        network=NetworkSettings(architecture="cnn4", weights="none"),
        augmentation=CALM,
        batches=BatchSettings(size=8, least_steps=10),
        fine=FineTuningSettings(epochs=8, patience=8),
    )
    _, card = train_tiny(tmp_path, recipe)
    assert card.metrics["validation_accuracy"] > 0.8
