"""Model files that keep the contract, and compute without end or fill the memory."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from tests.models import write_model


def with_nodes(path: Path, *nodes: onnx.NodeProto, threshold: float) -> Path:
    """Write a model whose ``mean`` goes through ``nodes`` to ``odd``, which is added times 0.

    ``bright`` says whether the crops are brighter than a threshold.
    """
    model = onnx.load(write_model(path))
    graph = model.graph
    place = next(i for i, node in enumerate(graph.node) if node.op_type == "MatMul")
    tail = list(graph.node)[place:]
    del graph.node[place:]
    tail[0].input[0] = "fed"
    graph.node.extend(
        [
            helper.make_node("ReduceMax", ["mean"], ["highest"], keepdims=0),
            helper.make_node("Greater", ["highest", "threshold"], ["bright"]),
            *nodes,
            helper.make_node("Mul", ["odd", "nothing"], ["zero"]),
            helper.make_node("Add", ["mean", "zero"], ["fed"]),
            *tail,
        ]
    )
    graph.initializer.extend(
        [
            numpy_helper.from_array(np.array(threshold, np.float32), "threshold"),
            numpy_helper.from_array(np.array(0, np.float32), "nothing"),
        ]
    )
    onnx.save(model, path)
    return path


def endless(path: Path, threshold: float) -> Path:
    body = helper.make_graph(
        [
            helper.make_node("Identity", ["go_on"], ["goes_on"]),
            helper.make_node("Identity", ["value"], ["same"]),
        ],
        "body",
        [
            helper.make_tensor_value_info("round", TensorProto.INT64, []),
            helper.make_tensor_value_info("go_on", TensorProto.BOOL, []),
            helper.make_tensor_value_info("value", TensorProto.FLOAT, None),
        ],
        [
            helper.make_tensor_value_info("goes_on", TensorProto.BOOL, []),
            helper.make_tensor_value_info("same", TensorProto.FLOAT, None),
        ],
    )
    loop = helper.make_node("Loop", ["", "bright", "highest"], ["odd"], body=body)
    return with_nodes(path, loop, threshold=threshold)


def growing(path: Path, threshold: float) -> Path:
    """Write a model that needs 3 GB for bright crops."""
    nodes = [
        helper.make_node("Cast", ["bright"], ["times"], to=TensorProto.INT64),
        helper.make_node("Mul", ["times", "many"], ["length"]),
        helper.make_node("Add", ["length", "one"], ["shape"]),
        helper.make_node("Expand", ["highest", "shape"], ["large"]),
        helper.make_node("ReduceMean", ["large"], ["odd"], keepdims=0),
    ]
    model = onnx.load(with_nodes(path, *nodes, threshold=threshold))
    model.graph.initializer.extend(
        [
            numpy_helper.from_array(np.array([750_000_000]), "many"),
            numpy_helper.from_array(np.array([1]), "one"),
        ]
    )
    onnx.save(model, path)
    return path
