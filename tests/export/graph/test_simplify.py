import numpy as np
import onnx
import pytest

from export.graph.simplify import simplify
from tests.export.graphs import graph_of, operators, result


@pytest.fixture(scope="module")
def model() -> onnx.ModelProto:
    """A small network as tf2onnx writes it: batch norm and padding apart, a shape worked out."""
    text = """
    network (uint8[M, 8, 8, 1] faces) => (float[M, 3] scores) {
        values = Cast <to = 1> (faces)
        scaled = Mul (values, scale)
        added = Add (scaled, offset)
        turned = Reshape (added, form)
        maps = Conv <kernel_shape = [3, 3], pads = [1, 1, 1, 1]> (turned, kernel)
        normal = Mul (maps, gamma)
        shifted = Add (normal, beta)
        positive = Relu (shifted)
        padded = Pad (positive, pads)
        small = Conv <kernel_shape = [3, 3], strides = [4, 4]> (padded, second)
        last = Transpose <perm = [0, 2, 3, 1]> (small)
        dimensions = Shape (last)
        first = Slice (dimensions, zero, one)
        sides = Concat <axis = 0> (first, rest)
        flat = Reshape (last, sides)
        products = MatMul (flat, weights)
        logits = Add (products, bias)
        scores = Softmax <axis = 1> (logits)
    }"""
    rng = np.random.default_rng(1)
    random = {
        "kernel": (4, 1, 3, 3),
        "gamma": (1, 4, 1, 1),
        "beta": (1, 4, 1, 1),
        "second": (5, 4, 3, 3),
        "weights": (20, 3),
        "bias": (3,),
    }
    constants = {
        "scale": np.array(1 / 127.5, np.float32),
        "offset": np.array(-1, np.float32),
        "form": np.array([-1, 1, 8, 8]),
        "pads": np.array([0, 0, 0, 0, 0, 0, 1, 1]),
        "zero": np.array([0]),
        "one": np.array([1]),
        "rest": np.array([20]),
        **{name: rng.normal(0, 1, shape).astype(np.float32) for name, shape in random.items()},
    }
    return graph_of(text, constants)


def test_only_what_calculates_is_left(model: onnx.ModelProto) -> None:
    entry = ["Reshape", "Cast", "Pad", "Conv", "Relu"]
    assert operators(simplify(model)) == [*entry, "Conv", "Reshape", "Gemm", "Softmax"]


def test_the_results_stay(model: onnx.ModelProto) -> None:
    faces = np.random.default_rng(2).integers(0, 256, (5, 8, 8, 1), dtype=np.uint8)
    np.testing.assert_allclose(result(simplify(model), faces), result(model, faces), atol=1e-5)


def test_only_standard_operators_are_used(model: onnx.ModelProto) -> None:
    assert [(opset.domain, opset.version) for opset in simplify(model).opset_import] == [("", 17)]
