"""Augmentation layers: random changes of crops that keep their expression."""

from __future__ import annotations

import keras

from trainer.recipe_settings import AugmentationSettings

_GREYS = (0, 255)
_ERASED = (0.02, 0.2)
"""Share of the crop's area that erasing overwrites."""


def augmentation(settings: AugmentationSettings, shape: tuple[int, int, int]) -> keras.Model:
    """Return a model of the changes, crops float32 ``[N, *shape]`` in and out.

    The changes are active in training only.
    """
    side = {"fill_mode": "nearest"}
    layers = [
        keras.layers.RandomFlip("horizontal") if settings.flip else None,
        keras.layers.RandomRotation(settings.rotation, **side) if settings.rotation else None,
        keras.layers.RandomTranslation(settings.shift, settings.shift, **side)
        if settings.shift
        else None,
        keras.layers.RandomZoom(settings.zoom, **side) if settings.zoom else None,
        _shear(settings.shear) if settings.shear else None,
        keras.layers.RandomBrightness(settings.brightness, value_range=_GREYS)
        if settings.brightness
        else None,
        keras.layers.RandomContrast(settings.contrast, value_range=_GREYS)
        if settings.contrast
        else None,
        *(_noise(settings.noise) if settings.noise else ()),
        _erasing(settings.erasing) if settings.erasing else None,
    ]
    crops = changed = keras.Input(shape)
    for layer in filter(None, layers):
        # What keeps Keras from compiling some of them is TensorFlow's alone. Without this, JAX runs
        # every operation of a training step by itself, some hundred times as slowly.
        layer.supports_jit = layer.supports_jit or keras.backend.backend() == "jax"
        changed = layer(changed)
    return keras.Model(crops, changed, name="augmentation")


def _shear(factor: float) -> keras.Layer:
    # A pair: from a single number, Keras saves a layer that it cannot load again.
    return keras.layers.RandomShear((0.0, factor), (0.0, factor), fill_mode="nearest")


def _noise(share: float) -> tuple[keras.Layer, ...]:
    # Keras takes standard deviations up to 1; scaling by a power of two changes no bit of a crop.
    scale = 256
    black, white = (grey / scale for grey in _GREYS)
    return (
        keras.layers.Rescaling(1 / scale),
        keras.layers.GaussianNoise(share * (white - black)),
        keras.layers.ReLU(max_value=white),  # out of range is cut off, as a camera does
        keras.layers.Rescaling(scale),
    )


def _erasing(share: float) -> keras.Layer:
    # A pair: from a single number, Keras draws the share anew for each batch, from 0 to it.
    return keras.layers.RandomErasing((share, share), scale=_ERASED, value_range=_GREYS)
