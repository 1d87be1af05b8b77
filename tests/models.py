"""Tiny model files: the brighter a crop, the later in the labels its expression."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from emolens.model.contract import (
    EVIDENCE_NAME,
    FACE_NAME,
    INPUT_NAME,
    METADATA_KEY,
    SCORES_NAME,
    CropFraming,
    ModelMetadata,
)

LABELS = ("sad", "neutral", "happy")


def make_metadata(
    labels: Sequence[str] = LABELS,
    size: int = 48,
    channels: int = 1,
    margin: float = 0.0,
    uncertain_below: float = 0.5,
) -> ModelMetadata:
    return ModelMetadata(
        labels=tuple(labels),
        crop=CropFraming(size=size, channels=channels, margin=margin),
        scores_mean="labels",
        uncertain_below=uncertain_below,
        temperature=1.0,
        training={"data": "none: made for tests"},
        metrics={},
        precision="float32",
        keras_digest="sha256:" + 64 * "0",
    )


def write_model(
    path: Path,
    labels: Sequence[str] = LABELS,
    size: int = 48,
    channels: int = 1,
    *,
    metadata: str | None = "",
    input_name: str = INPUT_NAME,
    input_type: int = TensorProto.UINT8,
    batch: str | int = "N",
    scores_name: str = SCORES_NAME,
    scores_type: int = TensorProto.FLOAT,
    activation: str = "Softmax",
    external_data: str = "",
    cells: Sequence[int] = (),
    evidence_type: int = TensorProto.FLOAT,
    evidence_from: str = "logits",
    face: str = "",
    face_type: int = TensorProto.FLOAT,
) -> Path:
    """Write a model file; by default one that keeps the contract.

    Args:
        metadata: JSON text instead of the right one, None for none at all.
        activation: The operator that makes the scores.
        external_data: A file beside ``path`` that is to hold the weights.
        cells: Height and width that evidence says it has; none for a file without evidence.
        evidence_from: The value that every cell of the evidence repeats.
        face: The operator that makes of the brightness, 0 to 255, whether it is a face; none for a
            file that cannot tell.
    """
    centres = np.linspace(0, 1, len(labels), dtype=np.float32)
    # -16 (m - c)^2 for the mean m and a label's centre c, without the term that all labels share.
    nodes = [
        helper.make_node("Cast", [input_name], ["values"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMean", ["values"], ["means"], axes=[1, 2, 3], keepdims=1),
        helper.make_node("Flatten", ["means"], ["mean"]),
        helper.make_node("MatMul", ["mean", "weights"], ["products"]),
        helper.make_node("Add", ["products", "bias"], ["logits"]),
        helper.make_node(activation, ["logits"], ["shares"]),
        helper.make_node("Cast", ["shares"], [scores_name], to=scores_type),
    ]
    weights = [
        numpy_helper.from_array(32 * centres[None, :] / np.float32(255), "weights"),
        numpy_helper.from_array(-16 * centres**2, "bias"),
    ]
    given = helper.make_tensor_value_info(input_name, input_type, [batch, size, size, channels])
    outputs = [helper.make_tensor_value_info(scores_name, scores_type, [batch, len(labels)])]
    if cells:
        shape = [batch, len(labels), *cells]
        outputs.append(helper.make_tensor_value_info(EVIDENCE_NAME, evidence_type, shape))
        nodes += _repeated(evidence_from, evidence_type)
        ones = [1, 1, *cells]
        weights.append(numpy_helper.from_array(np.array(ones), "ones"))
        weights.append(numpy_helper.from_array(np.array([2, 3][: len(cells)]), "axes"))
    if face:
        outputs.append(helper.make_tensor_value_info(FACE_NAME, face_type, [batch]))
        nodes += [
            helper.make_node(face, ["mean"], ["probability"]),
            helper.make_node("Squeeze", ["probability", "last"], ["probabilities"]),
            helper.make_node("Cast", ["probabilities"], [FACE_NAME], to=face_type),
        ]
        weights.append(numpy_helper.from_array(np.array([1]), "last"))
    graph = helper.make_graph(nodes, "brightness", [given], outputs, weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    if metadata is not None:
        right = make_metadata(labels, size, channels).to_json()
        helper.set_model_props(model, {METADATA_KEY: metadata or right})
    onnx.save(
        model,
        path,
        save_as_external_data=bool(external_data),
        location=external_data or None,
        size_threshold=0,
    )
    return path


def _repeated(value: str, kind: int) -> list[onnx.NodeProto]:
    """Return the nodes that make evidence of ``value`` ``[N, labels]``, the same in each cell."""
    return [
        helper.make_node("Unsqueeze", [value, "axes"], ["one_cell"]),
        helper.make_node("Expand", ["one_cell", "ones"], ["cells"]),
        helper.make_node("Cast", ["cells"], [EVIDENCE_NAME], to=kind),
    ]
