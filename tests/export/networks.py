"""Networks to export that need no training."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.networks.layer_names import HEAD, SCORES
from trainer.run import Run, digest

if TYPE_CHECKING:
    import keras


def mapped_model(cells: int = 6) -> keras.Model:
    """Return the shape of our MobileNet in small: its head is a convolution before the pooling."""
    import keras

    keras.utils.set_random_seed(1)
    crops = keras.Input((48, 48, 1), name="faces")
    x = keras.layers.Rescaling(1 / 127.5, offset=-1)(crops)
    x = keras.layers.Resizing(16 * cells, 16 * cells)(x)
    x = keras.layers.Conv2D(8, 3, strides=2, padding="same", use_bias=False)(x)
    x = keras.layers.BatchNormalization()(x)
    x = keras.layers.ReLU(6)(x)
    x = keras.layers.DepthwiseConv2D(3, padding="same")(x)
    x = keras.layers.ReLU(6)(x)
    x = keras.layers.Conv2D(16, 8, strides=8, activation="relu")(x)
    x = keras.layers.Conv2D(3, 1, name=HEAD, bias_initializer="random_normal")(x)
    x = keras.layers.GlobalAveragePooling2D()(x)
    return keras.Model(crops, keras.layers.Softmax(name=SCORES)(x))


def write_run(folder: Path, model: keras.Model, like: Run) -> Run:
    """Write ``model`` as a run whose card says what that of ``like`` does."""
    run = Run(folder)
    folder.mkdir()
    model.save(run.model)
    card = like.read_card()
    run.write_card(
        dataclasses.replace(card, architecture="mobilenet", keras_digest=digest(run.model))
    )
    return run
