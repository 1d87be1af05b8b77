"""Simplifier: from a converted graph to the smallest one that computes the same."""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnx
import onnx_ir as ir
import onnxruntime as ort  # type: ignore[import-untyped]

from export.graph.entry import fold_rescaling
from export.graph.flatten import fold_flatten
from export.graph.tidy import tidied


def simplify(proto: onnx.ModelProto) -> onnx.ModelProto:
    """Return a model with the same inputs, outputs and results, and as few nodes as can be.

    Rescaling and flattening are ours to fold; ONNX Runtime folds batch norm, padding and constants
    itself. It is asked for its basic level only, which is the same for every processor.
    """
    model = ir.from_proto(onnx.shape_inference.infer_shapes(proto))
    fold_rescaling(model.graph)
    fold_flatten(model.graph)
    return tidied(ir.from_proto(_optimised(tidied(model))))


def _optimised(proto: onnx.ModelProto) -> onnx.ModelProto:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "optimised.onnx"
        options = ort.SessionOptions()
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.optimized_model_filepath = str(path)
        ort.InferenceSession(proto.SerializeToString(), options, providers=["CPUExecutionProvider"])
        return onnx.load(path)
