"""Network that is trained, exported and run, whatever its architecture."""

from __future__ import annotations

import keras
import numpy as np
from numpy.typing import NDArray

from trainer.devices import device_count, filled_up
from trainer.errors import WeightsError
from trainer.networks.architectures import find_architecture
from trainer.networks.augmentation import augmentation
from trainer.networks.layer_names import AUXILIARY, HEAD, INPUT, MODEL, SCORES
from trainer.recipe import Recipe
from trainer.recipe_settings import NetworkSettings


def build(settings: NetworkSettings, shape: tuple[int, int, int], labels: int) -> keras.Model:
    """Build the model: crops ``[N, *shape]`` with values 0 to 255 in, scores ``[N, K]`` out.

    Rescaling and enlarging are layers of the model: nothing is left to do outside that could be
    done wrong.

    Raises:
        WeightsError: The start weights cannot be had or do not fit.
    """
    crops = keras.Input(shape, name=INPUT)
    scores = find_architecture(settings.architecture).build(crops, settings, labels)
    return keras.Model(crops, scores, name=MODEL)


def for_training(model: keras.Model, recipe: Recipe, *, auxiliary: bool) -> keras.Model:
    """Return the model to train: ``model`` behind augmentation, with a second head if wanted.

    Its outputs are named ``scores`` and ``auxiliary``; :func:`deployed` gives ``model`` back.
    """
    shape = model.input_shape[1:]
    crops = keras.Input(shape, name=INPUT)
    changed = augmentation(recipe.augmentation, shape)(crops)
    if not auxiliary:
        return keras.Model(crops, {SCORES: model(changed)}, name="training")
    inner = keras.Model(model.input, [model.output, _pooled_features(model)], name=MODEL)
    scores, features = inner(changed)
    second = keras.layers.Dense(scores.shape[-1], activation="softmax", name=AUXILIARY)(features)
    return keras.Model(crops, {SCORES: scores, AUXILIARY: second}, name="training")


def deployed(training: keras.Model) -> keras.Model:
    """Return the model inside one made by :func:`for_training`, sharing its weights."""
    inner = training.get_layer(MODEL)
    return keras.Model(inner.input, inner.get_layer(SCORES).output, name=MODEL)


def scores_of(model: keras.Model, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the model's scores of ``crops`` uint8 ``[N, S, S, C]``, float32 ``[N, K]``."""
    shared = filled_up(crops, crops)
    size = 256 * device_count()
    scores: NDArray[np.float32] = model.predict(shared, batch_size=size, verbose=0)
    return scores[: len(crops)]


def logits_model(model: keras.Model) -> keras.Model:
    """Return what gives a model's logits, before the softmax; it shares the model's weights."""
    return keras.Model(model.input, model.get_layer(SCORES).input, name="logits")


def freeze(model: keras.Model, backbone: str, unfreeze_from: str | None) -> None:
    """Let only the head train, and the layers of ``backbone`` from ``unfreeze_from`` on.

    Raises:
        WeightsError: The backbone has no such layer.
    """
    layers = model.get_layer(backbone).layers
    names = [layer.name for layer in layers]
    if unfreeze_from is not None and unfreeze_from not in names:
        raise WeightsError(
            f"The backbone has no layer {unfreeze_from!r} to unfreeze from: its last ones are "
            f"{', '.join(names[-6:])}."
        )
    first = len(names) if unfreeze_from is None else names.index(unfreeze_from)
    for index, layer in enumerate(layers):
        layer.trainable = index >= first


def unfreeze(model: keras.Model) -> None:
    """Let every layer train."""
    for layer in model.layers:
        layer.trainable = True
        if isinstance(layer, keras.Model):
            unfreeze(layer)


def _pooled_features(model: keras.Model) -> keras.KerasTensor:
    """Return what the head reads, a vector for each crop."""
    features = model.get_layer(HEAD).input
    if len(features.shape) == 4:
        return keras.layers.GlobalAveragePooling2D(name="features")(features)
    return features
