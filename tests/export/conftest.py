"""A run to export, trained in seconds."""

import pytest

from tests.runs import train_tiny
from trainer.recipe import Recipe
from trainer.recipe_settings import (
    AugmentationSettings,
    BatchSettings,
    FineTuningSettings,
    NetworkSettings,
)
from trainer.run import Run

_QUICK = Recipe(
    network=NetworkSettings("cnn3", weights="none", dropout=0.0),
    augmentation=AugmentationSettings(
        flip=False, rotation=0, shift=0, zoom=0, brightness=0, contrast=0
    ),
    batches=BatchSettings(size=8),
    fine=FineTuningSettings(epochs=4, patience=9, warmup=0.0),
)


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run that is right about every face; tests read it and write elsewhere."""
    return train_tiny(tmp_path_factory.mktemp("export"), _QUICK)[0]
