"""MobileNet (Howard et al. 2017, arXiv 1704.04861) on grey crops, and the heads it can have."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import keras

from trainer.errors import WeightsError
from trainer.networks.layer_names import BASE, HEAD, POOL, SCORES
from trainer.recipe import Network

_LAST_STAGE = "12"
"""Number of the block that halves the resolution for the last time."""


def pooled(crops: keras.KerasTensor, recipe: Network, labels: int) -> keras.KerasTensor:
    """Return scores by global pooling: the architecture of which evidence maps are exact.

    The last stage keeps its stride at 1, so that 96 pixels end in 6 by 6 cells, and the head is a
    1 by 1 convolution before the pooling: the mean of its map is the logits, so each cell's value
    is what that part of the face adds to an expression (Zhou et al. 2016, arXiv 1512.04150, made
    exact by the order of the two layers).
    """
    x = _features(crops, recipe, last_stride=1)
    # Dropping whole channels before the pooling is dropout after it.
    x = keras.layers.SpatialDropout2D(recipe.dropout, name="dropout")(x)
    x = keras.layers.Conv2D(labels, 1, name=HEAD)(x)
    x = keras.layers.GlobalAveragePooling2D(name=POOL)(x)
    return keras.layers.Softmax(name=SCORES)(x)


def flattened(crops: keras.KerasTensor, recipe: Network, labels: int) -> keras.KerasTensor:
    """Return scores by one dense layer over all cells."""
    x = keras.layers.Flatten(name="flatten")(_features(crops, recipe, last_stride=2))
    x = keras.layers.Dropout(recipe.dropout, name="dropout")(x)
    x = keras.layers.Dense(labels, name=HEAD)(x)
    return keras.layers.Softmax(name=SCORES)(x)


def dense(crops: keras.KerasTensor, recipe: Network, labels: int) -> keras.KerasTensor:
    """Return scores by two dense layers over all cells."""
    x = keras.layers.Flatten(name="flatten")(_features(crops, recipe, last_stride=2))
    x = keras.layers.Dense(1024, activation="relu", name="dense")(x)
    x = keras.layers.Dropout(recipe.dropout, name="dropout")(x)
    x = keras.layers.Dense(labels, name=HEAD)(x)
    return keras.layers.Softmax(name=SCORES)(x)


def _features(crops: keras.KerasTensor, recipe: Network, last_stride: int) -> keras.KerasTensor:
    size = (recipe.resolution, recipe.resolution)
    x = keras.layers.Rescaling(1 / 127.5, offset=-1, name="rescale")(crops)
    x = keras.layers.Resizing(*size, interpolation="bilinear", name="enlarge")(x)
    return base(recipe, crops.shape[-1], last_stride)(x)


def base(recipe: Network, channels: int, last_stride: int) -> keras.Model:
    """Return MobileNet without a head, with its start weights.

    Raises:
        WeightsError: The start weights cannot be had or do not fit.
    """
    grey = _mobilenet(recipe, channels, last_stride)
    if not recipe.pretrained:
        return grey
    colour = _mobilenet(recipe, channels=3, last_stride=last_stride)
    if recipe.weights == "imagenet":
        colour.set_weights(_downloaded(recipe))
    else:
        _load_local(colour, Path(recipe.weights))
    return colour if channels == 3 else _with_grey_weights(grey, colour)


def _mobilenet(recipe: Network, channels: int, last_stride: int) -> keras.Model:
    model = _application(recipe, channels, weights=None)
    if last_stride == 2:
        return model
    config = model.get_config()
    for layer in config["layers"]:
        if layer["name"] == f"conv_dw_{_LAST_STAGE}":
            layer["config"]["strides"] = (1, 1)
        elif layer["name"] == f"conv_pad_{_LAST_STAGE}":
            layer["config"]["padding"] = ((1, 1), (1, 1))
    return keras.Model.from_config(config)


def _application(recipe: Network, channels: int, weights: str | None) -> keras.Model:
    return keras.applications.MobileNet(
        input_shape=(recipe.resolution, recipe.resolution, channels),
        alpha=recipe.width,
        include_top=False,
        weights=weights,
        name=BASE,
    )


def _downloaded(recipe: Network) -> list[Any]:
    try:
        with warnings.catch_warnings():
            # Of resolutions that the weights were not made at: convolutions fit any.
            warnings.simplefilter("ignore", UserWarning)
            weights: list[Any] = _application(recipe, 3, weights="imagenet").get_weights()
            return weights
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
