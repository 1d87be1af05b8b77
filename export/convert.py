"""Conversion of a run's Keras model to ONNX, with what it says of itself inside."""

from __future__ import annotations

import keras
import onnx
import tensorflow as tf
import tf2onnx

from emolens.model.contract import (
    EVIDENCE_NAME,
    FACE_NAME,
    INPUT_NAME,
    METADATA_KEY,
    SCORES_NAME,
    SMALLEST_MAP,
    ModelMetadata,
)
from export.graph.simplify import simplify
from trainer.networks.face_head import FaceHead
from trainer.networks.layer_names import HEAD

_OPSET = 17
"""The newest that tf2onnx and ONNX Runtime both handle in full (13 to 18 work)."""


def with_outputs(
    model: keras.Model, face_head: FaceHead | None = None, *, evidence: bool
) -> keras.Model:
    """Return ``model`` with every output that its file will have, by name.

    They are ``scores`` and, where its head's map is an exact class activation map (``evidence``)
    fine enough to show something, that map as ``evidence`` float32 ``[N, K, h, w]``.
    With a face head, ``face`` float32 ``[N]`` is one more.

    Raises:
        RunError: The face head is of another model.
    """
    outputs = {SCORES_NAME: model.output}
    if evidence:
        cells = model.get_layer(HEAD).output
        if min(cells.shape[1:3]) >= SMALLEST_MAP:
            outputs[EVIDENCE_NAME] = keras.layers.Permute((3, 1, 2))(cells)
    if face_head:
        outputs[FACE_NAME] = face_head.output(model)
    return keras.Model(model.input, outputs)


def convert(model: keras.Model) -> onnx.ModelProto:
    """Return a model with named outputs as ONNX, in as few nodes as can be; without metadata.

    The model is called with ``training=False``, which is what keeps batch norm and dropout from
    being written down in their training form.
    """
    signature = tf.TensorSpec((None, *model.input_shape[1:]), tf.uint8, INPUT_NAME)

    def outputs(faces: tf.Tensor) -> dict[str, tf.Tensor]:
        named: dict[str, tf.Tensor] = model(tf.cast(faces, tf.float32), training=False)
        return named

    proto: onnx.ModelProto
    proto, _ = tf2onnx.convert.from_function(tf.function(outputs), [signature], opset=_OPSET)
    return simplify(proto)


def to_bytes(proto: onnx.ModelProto, metadata: ModelMetadata) -> bytes:
    """Return the model file: the same bytes for the same model and metadata."""
    described = onnx.ModelProto()
    described.CopyFrom(proto)
    onnx.helper.set_model_props(described, {METADATA_KEY: metadata.to_json()})
    return bytes(described.SerializeToString(deterministic=True))
