"""The two phases of a training: the head on a frozen base, then everything."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tests.runs import tiny_backbone
from tests.trainings import PRETRAINED, Killed, fine_tuning, losses, stop_in_epoch, train_tiny
from trainer.errors import RecipeError
from trainer.recipe import Recipe
from trainer.recipe_settings import NetworkSettings

if TYPE_CHECKING:
    pass


@pytest.fixture(autouse=True, scope="module")
def small_network() -> Iterator[None]:
    """Train a stand-in: what is tested here is how, not what, is trained."""
    from trainer.networks.architectures import mobilenet

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mobilenet, "backbone", tiny_backbone)
        yield


def frozen_only(**head: Any) -> Recipe:  # noqa: ANN401 - whatever the settings take
    """Return a recipe that trains the head alone, on a base that is frozen for good."""
    return dataclasses.replace(
        PRETRAINED,
        head=dataclasses.replace(PRETRAINED.head, **head),
        fine=dataclasses.replace(PRETRAINED.fine, epochs=0),
    )


def test_a_base_stays_frozen_for_the_whole_training(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the statistics of its batch normalisation, which moved where only the rate was 0."""
    import keras

    from trainer.networks.architectures import mobilenet

    def normed(settings: NetworkSettings, channels: int, last_stride: int) -> keras.Model:
        plain = tiny_backbone(settings, channels, last_stride)
        keras.utils.set_random_seed(7)  # so that it always starts with the same weights
        norm = keras.layers.BatchNormalization(name="norm")
        return keras.Model(plain.input, norm(plain.output), name=mobilenet.BACKBONE)

    def weights_after(epochs: int) -> list[np.ndarray]:
        run, card = train_tiny(tmp_path / str(epochs), frozen_only(epochs=epochs, rate=0.1))
        assert card.epochs["trained"] == epochs
        model = keras.models.load_model(run.model)
        base: list[np.ndarray] = model.get_layer(mobilenet.BACKBONE).get_weights()
        return base

    monkeypatch.setattr(mobilenet, "backbone", normed)
    for one, more in zip(weights_after(1), weights_after(3), strict=True):
        np.testing.assert_array_equal(one, more)


def test_the_first_phase_stops_by_itself_and_the_second_begins(tmp_path: Path) -> None:
    head = dataclasses.replace(PRETRAINED.head, epochs=9, patience=2, rate=0.0)
    run, card = train_tiny(tmp_path, dataclasses.replace(PRETRAINED, head=head))
    phases = [record["phase"] for record in json.loads(run.history.read_text())]
    assert phases == ["head"] * 3 + ["fine-tuning"] * 2
    assert card.complete


@pytest.mark.slow
def test_a_training_interrupted_after_the_first_phase_stopped_early_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = dataclasses.replace(PRETRAINED.head, epochs=9, patience=2, rate=0.0)
    recipe = dataclasses.replace(PRETRAINED, head=head)
    undisturbed, _ = train_tiny(tmp_path / "whole", recipe)
    with monkeypatch.context() as patch:
        stop_in_epoch(patch, 5, Killed)
        with pytest.raises(Killed):
            train_tiny(tmp_path, recipe)
    run, _ = train_tiny(tmp_path, recipe)
    assert losses(run) == pytest.approx(losses(undisturbed), rel=1e-5)


def test_the_best_epoch_may_be_that_of_the_highest_accuracy(tmp_path: Path) -> None:
    recipe = dataclasses.replace(fine_tuning(epochs=4, rate=3e-2), monitor="accuracy")
    run, card = train_tiny(tmp_path, recipe)
    history = json.loads(run.history.read_text())
    accuracies = [record["val_accuracy"] for record in history]
    assert history[card.epochs["best"] - 1]["val_accuracy"] == max(accuracies)
    assert "highest accuracy" in card.protocol


def test_a_training_of_no_epoch_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match="no epoch"):
        train_tiny(tmp_path, fine_tuning(epochs=0))
