import numpy as np
import onnx
import onnx_ir as ir
import pytest

from export.graph.simplify import simplify
from export.quantize import kept_in_float, observe_ranges, quantize
from tests.export.graphs import constants_of, graph_of, operators, result

MAPPED = """
network (uint8[N, 12, 12, 1] faces) => (float[N, 3] scores, float[N, 3, 6, 6] evidence) {
    turned = Reshape (faces, form)
    values = Cast <to = 1> (turned)
    first = Conv <kernel_shape = [3, 3], strides = [2, 2], pads = [0, 0, 1, 1]> (values, k1, b8)
    first6 = Clip (first, zero, six)
    depth = Conv <kernel_shape = [3, 3], group = 8, pads = [1, 1, 1, 1]> (first6, kd, b8)
    depth6 = Clip (depth, zero, six)
    point = Conv <kernel_shape = [1, 1]> (depth6, k2, b16)
    point6 = Clip (point, zero, six)
    evidence = Conv <kernel_shape = [1, 1]> (point6, k3, b3)
    mean = GlobalAveragePool (evidence)
    logits = Squeeze (mean, sides)
    scores = Softmax <axis = 1> (logits)
}"""
DENSE = """
network (uint8[N, 12, 12, 1] faces) => (float[N, 3] scores) {
    turned = Reshape (faces, form)
    values = Cast <to = 1> (turned)
    first = Conv <kernel_shape = [3, 3], pads = [1, 1, 1, 1]> (values, k1, b8)
    first0 = Relu (first)
    small = MaxPool <kernel_shape = [2, 2], strides = [2, 2]> (first0)
    second = Conv <kernel_shape = [3, 3], pads = [1, 1, 1, 1]> (small, ks, b8)
    second0 = Relu (second)
    smaller = MaxPool <kernel_shape = [2, 2], strides = [2, 2]> (second0)
    flat = Reshape (smaller, row)
    hidden = Gemm (flat, w1, b16)
    hidden0 = Relu (hidden)
    logits = Gemm (hidden0, w2, b3)
    scores = Softmax <axis = 1> (logits)
}"""
SHAPES = {
    "k1": (8, 1, 3, 3),
    "kd": (8, 1, 3, 3),
    "ks": (8, 8, 3, 3),
    "k2": (16, 8, 1, 1),
    "k3": (3, 16, 1, 1),
    "w1": (72, 16),
    "w2": (16, 3),
    "b8": (8,),
    "b16": (16,),
    "b3": (3,),
}


def network(text: str) -> onnx.ModelProto:
    rng = np.random.default_rng(1)
    constants: dict[str, np.ndarray] = {
        "form": np.array([-1, 1, 12, 12]),
        "row": np.array([-1, 72]),
        "sides": np.array([2, 3]),
        "zero": np.array(0, np.float32),
        "six": np.array(6, np.float32),
        **{name: rng.normal(0, 0.4, shape).astype(np.float32) for name, shape in SHAPES.items()},
    }
    constants["k1"] /= 128
    constants["k2"][3] = 0  # a channel that says nothing
    return simplify(graph_of(text, {name: a for name, a in constants.items() if name in text}))


def faces(count: int = 64, seed: int = 2) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (count, 12, 12, 1), dtype=np.uint8)


@pytest.mark.parametrize("text", [MAPPED, DENSE], ids=["mapped", "dense"])
def test_int8_comes_close(text: str) -> None:
    model = network(text)
    changed = quantize(model, observe_ranges(model, faces()))
    crops = faces(seed=3)
    np.testing.assert_allclose(result(changed, crops), result(model, crops), atol=0.05)
    constants = constants_of(changed)
    inside = [node for node in changed.graph.node if node.op_type in ("QLinearConv", "QGemm")]
    assert len(inside) == 2
    assert {constants[node.input[3]].dtype for node in inside} == {np.dtype(np.int8)}


def test_the_first_layers_stay_in_float() -> None:
    model = network(MAPPED)
    assert operators(quantize(model, observe_ranges(model, faces()))) == [
        *("Reshape", "Cast", "Conv", "Clip", "Conv", "Clip", "QuantizeLinear"),
        *("QLinearConv", "QLinearConv", "DequantizeLinear"),
        *("GlobalAveragePool", "Squeeze", "Softmax"),
    ]


def test_a_dense_head_stays_in_float() -> None:
    model = network(DENSE)
    changed = quantize(model, observe_ranges(model, faces()))
    assert [name for name in operators(changed) if name in ("Conv", "Gemm")] == ["Conv", "Gemm"]
    graph = ir.from_proto(model).graph
    assert [name.partition("_")[0] for name in kept_in_float(graph)] == [
        *("reshape", "cast", "conv", "relu", "maxpool"),
        "gemm",
    ]


def test_evidence_still_adds_up() -> None:
    model = network(MAPPED)
    changed = quantize(model, observe_ranges(model, faces()))
    assert [output.name for output in changed.graph.output] == ["scores", "evidence"]
    onnx.checker.check_model(changed, full_check=True)


@pytest.mark.parametrize("text", [MAPPED, DENSE], ids=["mapped", "dense"])
def test_neighbouring_weights_cannot_overflow(text: str) -> None:
    model = network(text)
    changed = quantize(model, observe_ranges(model, faces()))
    constants = constants_of(changed)
    for node in changed.graph.node:
        if node.op_type in ("QLinearConv", "QGemm"):
            weights = constants[node.input[3]].astype(int)
            rows = weights.T if node.op_type == "QGemm" else weights.reshape(len(weights), -1)
            assert np.abs(rows[:, :-1] + rows[:, 1:]).max() <= 128


def test_ranges_alone_give_the_same_file_again() -> None:
    model = network(MAPPED)
    ranges = observe_ranges(model, faces())
    first, again = (quantize(model, dict(ranges)) for _ in range(2))
    assert first.SerializeToString(deterministic=True) == again.SerializeToString(
        deterministic=True
    )


def test_ranges_are_those_of_all_crops() -> None:
    model = network(MAPPED)
    crops = faces(70)
    crops[-1] = 255  # in the last, smaller block
    low, high = observe_ranges(model, crops)["conv_2"]
    assert low <= observe_ranges(model, crops[:-1])["conv_2"][0]
    assert high >= observe_ranges(model, crops[-1:])["conv_2"][1]


def test_it_works_in_silence(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    model = network(MAPPED)
    quantize(model, observe_ranges(model, faces()))
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []
