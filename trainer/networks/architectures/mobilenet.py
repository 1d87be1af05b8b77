"""MobileNet (Howard et al. 2017, arXiv 1704.04861) on grey crops, and the heads it can have."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import keras

from trainer.errors import WeightsError
from trainer.networks.layer_names import HEAD, SCORES
from trainer.networks.registry import architecture
from trainer.recipe_settings import NetworkSettings

BACKBONE = "mobilenet"
"""Name of the layer that holds MobileNet without a head."""

_LAST_STAGE = "12"
"""Number of the block that halves the resolution for the last time."""


@architecture("mobilenet", backbone=BACKBONE, evidence=True)
def pooled(crops: keras.KerasTensor, settings: NetworkSettings, labels: int) -> keras.KerasTensor:
    """Return scores by global pooling: its class activation maps are exact.

    The last stage keeps its stride at 1, so that 96 pixels end in 6 by 6 cells, and the head is a
    1 by 1 convolution before the pooling: the mean of its map is the logits, so each cell's value
    is what that part of the face adds to an expression (Zhou et al. 2016, arXiv 1512.04150, made
    exact by the order of the two layers).
    """
    x = _features(crops, settings, last_stride=1)
    # Dropping whole channels before the pooling is dropout after it.
    x = keras.layers.SpatialDropout2D(settings.dropout, name="dropout")(x)
    x = keras.layers.Conv2D(labels, 1, name=HEAD)(x)
    x = keras.layers.GlobalAveragePooling2D(name="pool")(x)
    return keras.layers.Softmax(name=SCORES)(x)


@architecture("mobilenet-flatten", backbone=BACKBONE)
def flattened(
    crops: keras.KerasTensor, settings: NetworkSettings, labels: int
) -> keras.KerasTensor:
    """Return scores by one dense layer over all cells."""
    x = keras.layers.Flatten(name="flatten")(_features(crops, settings, last_stride=2))
    x = keras.layers.Dropout(settings.dropout, name="dropout")(x)
    x = keras.layers.Dense(labels, name=HEAD)(x)
    return keras.layers.Softmax(name=SCORES)(x)


@architecture("mobilenet-dense", backbone=BACKBONE)
def dense(crops: keras.KerasTensor, settings: NetworkSettings, labels: int) -> keras.KerasTensor:
    """Return scores by two dense layers over all cells."""
    x = keras.layers.Flatten(name="flatten")(_features(crops, settings, last_stride=2))
    x = keras.layers.Dense(1024, activation="relu", name="dense")(x)
    x = keras.layers.Dropout(settings.dropout, name="dropout")(x)
    x = keras.layers.Dense(labels, name=HEAD)(x)
    return keras.layers.Softmax(name=SCORES)(x)


def _features(
    crops: keras.KerasTensor, settings: NetworkSettings, last_stride: int
) -> keras.KerasTensor:
    size = (settings.resolution, settings.resolution)
    x = keras.layers.Rescaling(1 / 127.5, offset=-1, name="rescale")(crops)
    x = keras.layers.Resizing(*size, interpolation="bilinear", name="enlarge")(x)
    return backbone(settings, crops.shape[-1], last_stride)(x)


def backbone(settings: NetworkSettings, channels: int, last_stride: int) -> keras.Model:
    """Return MobileNet without a head, with its start weights.

    Raises:
        WeightsError: The start weights cannot be had or do not fit.
    """
    grey = _mobilenet(settings, channels, last_stride)
    if not settings.pretrained:
        return grey
    colour = _mobilenet(settings, channels=3, last_stride=last_stride)
    if settings.weights == "imagenet":
        colour.set_weights(_downloaded(settings))
    else:
        _load_local(colour, Path(settings.weights))
    return colour if channels == 3 else _with_grey_weights(grey, colour)


def _mobilenet(settings: NetworkSettings, channels: int, last_stride: int) -> keras.Model:
    model = _application(settings, channels, weights=None)
    if last_stride == 2:
        return model
    config = model.get_config()
    for layer in config["layers"]:
        if layer["name"] == f"conv_dw_{_LAST_STAGE}":
            layer["config"]["strides"] = (1, 1)
        elif layer["name"] == f"conv_pad_{_LAST_STAGE}":
            layer["config"]["padding"] = ((1, 1), (1, 1))
    return keras.Model.from_config(config)


def _application(settings: NetworkSettings, channels: int, weights: str | None) -> keras.Model:
    return keras.applications.MobileNet(
        input_shape=(settings.resolution, settings.resolution, channels),
        alpha=settings.width,
        include_top=False,
        weights=weights,
        name=BACKBONE,
    )


def _downloaded(settings: NetworkSettings) -> list[Any]:
    try:
        with warnings.catch_warnings():
            # Of resolutions that the weights were not made at: convolutions fit any.
            warnings.simplefilter("ignore", UserWarning)
            weights: list[Any] = _application(settings, 3, weights="imagenet").get_weights()
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
