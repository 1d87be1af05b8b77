"""Convert a run's Keras model to ONNX, with what it says of itself inside."""

from __future__ import annotations

import keras
import onnx
import tensorflow as tf
import tf2onnx

from desktop.vision.contract import INPUT_NAME, METADATA_KEY, SCORES_NAME, ModelMetadata
from trainer.run import Card

_OPSET = 17
"""The newest that tf2onnx and ONNX Runtime both handle in full (13 to 18 work)."""


def convert(model: keras.Model, metadata: ModelMetadata) -> onnx.ModelProto:
    """Return ``model`` as ONNX, with the input and output of :mod:`desktop.vision.contract`.

    The model is called with ``training=False``, which is what keeps batch norm and dropout from
    being written down in their training form.
    """
    crop = metadata.crop
    signature = tf.TensorSpec((None, crop.size, crop.size, crop.channels), tf.uint8, INPUT_NAME)

    def scores(faces: tf.Tensor) -> dict[str, tf.Tensor]:
        return {SCORES_NAME: model(tf.cast(faces, tf.float32), training=False)}

    proto: onnx.ModelProto
    proto, _ = tf2onnx.convert.from_function(tf.function(scores), [signature], opset=_OPSET)
    onnx.helper.set_model_props(proto, {METADATA_KEY: metadata.to_json()})
    return proto


def describe(card: Card) -> ModelMetadata:
    """Return what the model file says of itself, from the run's card."""
    return ModelMetadata(
        labels=card.labels,
        crop=card.crop,
        scores_mean=card.scores_mean,
        uncertain_below=card.uncertain_below,
        temperature=card.temperature,
        training={
            "architecture": card.architecture,
            "data": ", ".join(f"{name}: {value}" for name, value in card.data.items() if value),
            "protocol": card.protocol,
        },
        metrics=card.metrics,
        precision="float32",
        keras_digest=card.keras_digest,
    )
