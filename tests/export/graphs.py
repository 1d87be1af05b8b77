"""Small ONNX graphs, written down in text."""

from collections.abc import Mapping

import numpy as np
import onnx
import onnx.parser
import onnx_ir as ir
import onnxruntime as ort  # type: ignore[import-untyped]
from onnx import numpy_helper

_HEADER = '<ir_version: 8, opset_import: ["" : 17]>'


def graph_of(text: str, constants: Mapping[str, np.ndarray]) -> onnx.ModelProto:
    """Return the model whose graph is ``text``, in ONNX's own notation, with these constants."""
    model = onnx.parser.parse_model(f"{_HEADER} {text}")
    for name, array in constants.items():
        model.graph.initializer.append(numpy_helper.from_array(array, name))
    onnx.checker.check_model(model, full_check=True)
    return model


def changeable(model: onnx.ModelProto) -> ir.Model:
    """Return a copy of ``model`` to change: by itself, onnx_ir shares the constants."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    return ir.from_proto(copy)


def result(model: onnx.ModelProto, values: np.ndarray) -> np.ndarray:
    """Return the first output of ``model`` for its one input."""
    onnx.checker.check_model(model, full_check=True)
    session = ort.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    found: np.ndarray = session.run(None, {model.graph.input[0].name: values})[0]
    return found


def operators(model: onnx.ModelProto) -> list[str]:
    """Return the operators of the graph in their order."""
    return [node.op_type for node in model.graph.node]


def constants_of(model: onnx.ModelProto) -> dict[str, np.ndarray]:
    """Return the constants of the graph by name."""
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
