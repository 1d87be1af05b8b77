"""Two plain convolutional networks for small grey crops, trained from nothing."""

from __future__ import annotations

import keras

from trainer.networks.layer_names import HEAD, SCORES
from trainer.networks.registry import architecture
from trainer.recipe_settings import NetworkSettings


@architecture("cnn4")
def cnn4(crops: keras.KerasTensor, settings: NetworkSettings, labels: int) -> keras.KerasTensor:
    """Return scores by four blocks of two convolutions, and a dense layer."""
    x = keras.layers.Rescaling(1 / 127.5, offset=-1, name="rescale")(crops)
    for number, filters in enumerate((32, 64, 128, 256), start=1):
        for half in "ab":
            name = f"conv_{number}{half}"
            x = keras.layers.Conv2D(filters, 3, padding="same", use_bias=False, name=name)(x)
            x = keras.layers.BatchNormalization(name=f"{name}_norm")(x)
            x = keras.layers.ReLU(name=f"{name}_relu")(x)
        x = keras.layers.MaxPooling2D(name=f"pool_{number}")(x)
        x = keras.layers.Dropout(settings.dropout / 2, name=f"dropout_{number}")(x)
    return _dense(x, settings, labels, units=256)


@architecture("cnn3")
def cnn3(crops: keras.KerasTensor, settings: NetworkSettings, labels: int) -> keras.KerasTensor:
    """Return scores by three blocks of one convolution, and a dense layer."""
    x = keras.layers.Rescaling(1 / 255, name="rescale")(crops)
    for number, filters in enumerate((32, 64, 128), start=1):
        conv = keras.layers.Conv2D(
            filters, 3, padding="same", activation="relu", name=f"conv_{number}"
        )
        x = keras.layers.MaxPooling2D(name=f"pool_{number}")(conv(x))
    return _dense(x, settings, labels, units=128)


def _dense(
    x: keras.KerasTensor, settings: NetworkSettings, labels: int, units: int
) -> keras.KerasTensor:
    x = keras.layers.Flatten(name="flatten")(x)
    x = keras.layers.Dense(units, activation="relu", name="dense")(x)
    x = keras.layers.Dropout(settings.dropout, name="dropout")(x)
    x = keras.layers.Dense(labels, name=HEAD)(x)
    return keras.layers.Softmax(name=SCORES)(x)
