"""The model: MobileNet with its preprocessing inside, and what is put before it in training."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from trainer.dataset import CROP_SIZE, Split
from trainer.errors import WeightsError
from trainer.recipe import Recipe

BASE_NAME = "mobilenet"
MODEL_NAME = "emolens"
SCORES_NAME = "scores"


def build(recipe: Recipe, label_count: int) -> keras.Model:
    """Build the model: crops ``[N, 48, 48, 1]`` with values 0 to 255 in, scores ``[N, K]`` out.

    Enlarging and rescaling are layers of the model, and MobileNet's first convolution takes grey:
    nothing is left to do outside that could be done wrong.

    Raises:
        WeightsError: The start weights cannot be had or do not fit.
    """
    size = (recipe.resolution, recipe.resolution)
    crops = keras.Input((CROP_SIZE, CROP_SIZE, 1), name="faces")
    x = keras.layers.Rescaling(1 / 127.5, offset=-1, name="rescale")(crops)
    x = keras.layers.Resizing(*size, interpolation="bilinear", name="enlarge")(x)
    x = _base(recipe)(x)
    x = keras.layers.GlobalAveragePooling2D(name="pool")(x)
    x = keras.layers.Dropout(recipe.dropout, name="dropout")(x)
    scores = keras.layers.Dense(label_count, activation="softmax", name=SCORES_NAME)(x)
    return keras.Model(crops, scores, name=MODEL_NAME)


def with_augmentation(model: keras.Model) -> keras.Model:
    """Return the model to train: ``model`` behind random changes that keep an expression.

    They are active in training only, and are not part of ``model`` itself.
    """
    augmentation = keras.Sequential(
        [
            keras.layers.RandomFlip("horizontal"),
            keras.layers.RandomRotation(0.05, fill_mode="nearest"),
            keras.layers.RandomTranslation(0.1, 0.1, fill_mode="nearest"),
            keras.layers.RandomZoom(0.15, fill_mode="nearest"),
            keras.layers.RandomBrightness(0.2, value_range=(0, 255)),
            keras.layers.RandomContrast(0.2, value_range=(0, 255)),
        ],
        name="augmentation",
    )
    crops = keras.Input(model.input_shape[1:], name="faces")
    return keras.Model(crops, model(augmentation(crops)), name="training")


def scores_of(model: keras.Model, split: Split) -> NDArray[np.float32]:
    """Return the model's scores of every crop of ``split``, float32 ``[N, K]``."""
    scores: NDArray[np.float32] = model.predict(split.crops, batch_size=256, verbose=0)
    return scores


def freeze(model: keras.Model, unfreeze_from: str | None) -> None:
    """Let only the head train, and the base's layers from ``unfreeze_from`` on.

    Raises:
        WeightsError: The base has no such layer.
    """
    base = model.get_layer(BASE_NAME)
    names = [layer.name for layer in base.layers]
    if unfreeze_from is not None and unfreeze_from not in names:
        raise WeightsError(
            f"The base has no layer {unfreeze_from!r} to unfreeze from: its last ones are "
            f"{', '.join(names[-6:])}."
        )
    first = len(names) if unfreeze_from is None else names.index(unfreeze_from)
    for index, layer in enumerate(base.layers):
        layer.trainable = index >= first


def unfreeze(model: keras.Model) -> None:
    """Let every layer train."""
    for layer in model.get_layer(BASE_NAME).layers:
        layer.trainable = True


def _base(recipe: Recipe) -> keras.Model:
    grey = _mobilenet(recipe, channels=1, weights=None)
    if recipe.weights == "none":
        return grey
    colour = _mobilenet(recipe, channels=3, weights=None)
    if recipe.weights == "imagenet":
        colour = _downloaded(recipe)
    else:
        _load_local(colour, Path(recipe.weights))
    return _with_grey_weights(grey, colour)


def _mobilenet(recipe: Recipe, channels: int, weights: str | None) -> keras.Model:
    return keras.applications.MobileNet(
        input_shape=(recipe.resolution, recipe.resolution, channels),
        alpha=recipe.width,
        include_top=False,
        weights=weights,
        name=BASE_NAME,
    )


def _downloaded(recipe: Recipe) -> keras.Model:
    try:
        with warnings.catch_warnings():
            # Of resolutions that the weights were not made at: convolutions fit any.
            warnings.simplefilter("ignore", UserWarning)
            return _mobilenet(recipe, channels=3, weights="imagenet")
    except Exception as error:  # Keras raises a bare Exception when the download fails
        raise WeightsError(
            f"The ImageNet weights cannot be downloaded ({error}): "
            "give a local file with --weights FILE."
        ) from error


def _load_local(colour: keras.Model, path: Path) -> None:
    if not path.is_file():
        raise WeightsError(f"{path} does not exist: give --weights imagenet, none or a file.")
    try:
        with warnings.catch_warnings():
            # Keras only warns of layers for which the file has nothing.
            warnings.simplefilter("error", UserWarning)
            colour.load_weights(path)
    except (ValueError, OSError, KeyError, UserWarning) as error:
        raise WeightsError(
            f"{path} does not hold weights of this MobileNet (include_top=False, same width): "
            f"{_first_line(error)}."
        ) from error


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")


def _with_grey_weights(grey: keras.Model, colour: keras.Model) -> keras.Model:
    """Copy ``colour`` into ``grey``.

    All three channels of a grey picture are equal, so summing the first kernel over them gives
    exactly the same output.
    """
    weights: list[Any] = colour.get_weights()
    weights[0] = weights[0].sum(axis=2, keepdims=True)
    grey.set_weights(weights)
    return grey
