import numpy as np
import onnx
import pytest

from export.graph.flatten import fold_flatten
from export.graph.tidy import tidied
from tests.export.graphs import changeable, graph_of, operators, result


def dense(layer: str, perm: str = "[0, 2, 3, 1]") -> onnx.ModelProto:
    text = f"""
    network (float[N, 5, 2, 3] maps) => (float[N, 4] y) {{
        turned = Transpose <perm = {perm}> (maps)
        flat = Reshape (turned, form)
        y = {layer}
    }}"""
    rng = np.random.default_rng(1)
    constants = {
        "form": np.array([-1, 30]),
        "weights": rng.normal(0, 1, (30, 4)).astype(np.float32),
        "bias": rng.normal(0, 1, 4).astype(np.float32),
    }
    return graph_of(text, {name: array for name, array in constants.items() if name in text})


def folded(model: onnx.ModelProto) -> onnx.ModelProto:
    changed = changeable(model)
    fold_flatten(changed.graph)
    return tidied(changed)


def maps() -> np.ndarray:
    return np.random.default_rng(2).normal(0, 1, (3, 5, 2, 3)).astype(np.float32)


@pytest.mark.parametrize("layer", ["MatMul (flat, weights)", "Gemm (flat, weights, bias)"])
def test_maps_are_flattened_as_they_lie(layer: str) -> None:
    model = dense(layer)
    changed = folded(model)
    assert operators(changed) == ["Reshape", layer.split(maxsplit=1)[0]]
    np.testing.assert_allclose(result(changed, given := maps()), result(model, given), atol=1e-5)


@pytest.mark.parametrize(
    ("layer", "perm"),
    [("MatMul (flat, weights)", "[0, 3, 2, 1]"), ("MatMul (flat, flat)", "[0, 2, 3, 1]")],
)
def test_what_is_no_dense_layer_on_turned_maps_is_left_alone(layer: str, perm: str) -> None:
    text = f"""
    network (float[3, 3, 1, 1] maps) => (float[3, 3] y) {{
        turned = Transpose <perm = {perm}> (maps)
        flat = Reshape (turned, form)
        y = {layer}
    }}"""
    constants = {"form": np.array([3, 3]), "weights": np.eye(3, dtype=np.float32)}
    model = graph_of(text, {name: array for name, array in constants.items() if name in text})
    assert operators(folded(model)) == ["Transpose", "Reshape", "MatMul"]
