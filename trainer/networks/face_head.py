"""Face head: the unit beside the head that tells faces from what is none.

It is fitted to a network that is finished (:mod:`trainer.face_head`), reads the same map as the
head, and changes nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import keras
import numpy as np
from numpy.typing import NDArray

from emolens.model.contract import FACE_NAME, SCORES_NAME
from emolens.model.output import ModelOutput
from trainer.errors import RunError
from trainer.networks.layer_names import HEAD, MODEL

Inference = Callable[[NDArray[np.uint8]], ModelOutput]
"""Runs a model on crops uint8 ``[N, S, S, C]``."""


@dataclass(frozen=True, eq=False)
class FaceHead:
    """Sigmoid unit on the mean of the map that the head reads.

    Attributes:
        kernel: float32 ``[channels]``.
        bias: Its other weight.
    """

    kernel: NDArray[np.float32]
    bias: float

    def output(self, model: keras.Model) -> keras.KerasTensor:
        """Return the probability that a model's crops hold faces, float32 ``[N]``.

        Raises:
            RunError: The model has no such map, or one of other channels.
        """
        cells = _cells(model)
        if cells.shape[-1] != len(self.kernel):
            raise RunError("The face unit was made for another model: run face-unit again.")
        # A convolution before the pooling, as the head is one: in int8 its errors cancel out.
        unit = keras.layers.Conv2D(1, 1, name=f"{FACE_NAME}_unit")
        logit = keras.layers.GlobalAveragePooling2D()(unit(cells))
        unit.set_weights([self.kernel.reshape(1, 1, -1, 1), np.array([self.bias])])
        return keras.ops.squeeze(keras.ops.sigmoid(logit), -1)


def features(model: keras.Model) -> keras.Model:
    """Return the model from crops to what a :class:`FaceHead` reads, float32 ``[N, channels]``.

    Raises:
        RunError: The model's head reads no map.
    """
    means = keras.layers.GlobalAveragePooling2D()(_cells(model))
    return keras.Model(model.input, means)


def infer(model: keras.Model, face_head: FaceHead) -> Inference:
    """Return what runs crops uint8 ``[N, S, S, C]`` by a model and its face head."""
    outputs = {SCORES_NAME: model.output, FACE_NAME: face_head.output(model)}
    both = keras.Model(model.input, outputs, name=MODEL)

    def run(crops: NDArray[np.uint8]) -> ModelOutput:
        values = both.predict(crops, batch_size=256, verbose=0)
        return ModelOutput(values[SCORES_NAME], values[FACE_NAME])

    return run


def _cells(model: keras.Model) -> keras.KerasTensor:
    cells = model.get_layer(HEAD).input
    if len(cells.shape) != 4:
        raise RunError(
            "The head of this architecture reads no map: train a run with --recipe mobilenet."
        )
    return cells
