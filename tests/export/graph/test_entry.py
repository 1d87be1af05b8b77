import numpy as np
import onnx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export.graph.entry import fold_rescaling
from export.graph.tidy import tidied
from tests.export.graphs import changeable, graph_of, operators, result

TURNS = {1: "Reshape (added, form)", 3: "Transpose <perm = [0, 3, 1, 2]> (added)"}


def entry(
    scale: float = 1 / 127.5,
    offset: float = -1,
    *,
    channels: int = 1,
    pads: str = "[1, 1, 1, 1]",
    enlarge: str = 'Resize <mode = "linear"> (turned, , scales)',
) -> onnx.ModelProto:
    text = f"""
    network (uint8[N, 12, 12, {channels}] faces) => (float[N, 4, h, w] y) {{
        values = Cast <to = 1> (faces)
        scaled = Mul (values, scale)
        added = Add (offset, scaled)
        turned = {TURNS[channels]}
        large = {enlarge}
        y = Conv <kernel_shape = [3, 3], strides = [2, 2], pads = {pads}> (large, kernel, bias)
    }}"""
    rng = np.random.default_rng(1)
    constants = {
        "scale": np.array(scale, np.float32),
        "offset": np.array([offset], np.float32),
        "form": np.array([-1, 1, 12, 12]),
        "scales": np.array([1, 1, 2, 2], np.float32),
        "kernel": rng.normal(0, 1, (4, channels, 3, 3)).astype(np.float32),
        "bias": rng.normal(0, 1, 4).astype(np.float32),
    }
    return graph_of(text, {name: array for name, array in constants.items() if name in text})


def folded(model: onnx.ModelProto) -> onnx.ModelProto:
    changed = changeable(model)
    fold_rescaling(changed.graph)
    return tidied(changed)


def faces(channels: int = 1) -> np.ndarray:
    return np.random.default_rng(2).integers(0, 256, (3, 12, 12, channels), dtype=np.uint8)


def assert_same(model: onnx.ModelProto, changed: onnx.ModelProto, channels: int = 1) -> None:
    crops = faces(channels)
    np.testing.assert_allclose(result(changed, crops), result(model, crops), atol=2e-5)


@pytest.mark.parametrize("pads", ["[0, 0, 0, 0]", "[1, 1, 1, 1]", "[0, 0, 1, 1]", "[2, 0, 1, 3]"])
def test_rescaling_goes_into_the_first_convolution(pads: str) -> None:
    model = entry(pads=pads)
    changed = folded(model)
    border = [] if pads == "[0, 0, 0, 0]" else ["Pad"]
    assert operators(changed) == ["Reshape", "Cast", "Resize", *border, "Conv"]
    assert_same(model, changed)


def test_colours_are_turned_once_and_as_bytes() -> None:
    model = entry(channels=3, enlarge="Identity (turned)")
    assert operators(folded(model))[0] != "Transpose"  # an unknown node on the way: left alone
    model = entry(channels=3)
    changed = folded(model)
    assert operators(changed) == ["Transpose", "Cast", "Resize", "Pad", "Conv"]
    assert_same(model, changed, channels=3)


def test_nothing_is_padded_where_nothing_is_added() -> None:
    model = entry(scale=1 / 255, offset=0)
    changed = folded(model)
    assert operators(changed) == ["Reshape", "Cast", "Resize", "Conv"]
    assert_same(model, changed)


def test_a_convolution_without_bias_gets_one() -> None:
    model = entry()
    model.graph.node[-1].input.pop()
    changed = folded(model)
    assert len(changed.graph.node[-1].input) == 3
    assert_same(model, changed)


@settings(max_examples=20, deadline=None)
@given(scale=st.floats(1e-3, 0.1), offset=st.floats(-2, 2))
def test_any_rescaling_is_folded_exactly(scale: float, offset: float) -> None:
    model = entry(scale, offset)
    assert_same(model, folded(model))


@pytest.mark.parametrize(
    "enlarge", ['Resize <mode = "nearest"> (turned, , scales)', "Sigmoid (turned)"]
)
def test_another_way_is_left_alone(enlarge: str) -> None:
    model = entry(enlarge=enlarge)
    changed = folded(model)
    assert operators(changed) == operators(model)
    np.testing.assert_array_equal(result(changed, crops := faces()), result(model, crops))


def test_faces_read_twice_are_left_alone() -> None:
    model = entry()
    model.graph.node.insert(0, onnx.helper.make_node("Shape", ["faces"], ["form_too"]))
    model.graph.output.append(onnx.helper.make_tensor_value_info("form_too", 7, [4]))
    assert operators(folded(model)) == operators(model)


def test_numbers_that_differ_from_pixel_to_pixel_are_left_alone() -> None:
    model = entry()
    for tensor in model.graph.initializer:
        if tensor.name == "scale":
            tensor.CopyFrom(onnx.numpy_helper.from_array(np.ones((12, 1), np.float32), "scale"))
    assert operators(folded(model)) == operators(model)
