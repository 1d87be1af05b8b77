import numpy as np
import onnx
from hypothesis import given
from hypothesis import strategies as st

from export.graph.tidy import tidied
from tests.export.graphs import changeable, constants_of, graph_of, operators, result

NAMES = ["x", "first", "second", "half", "again", "unused", "sum"]


def network(names: list[str], order: list[str]) -> onnx.ModelProto:
    """Return a graph whose inner values have these names, its constants in this order."""
    x, first, second, half, again, unused, total = names
    text = f"""
    {total} (float[N, 4] faces) => (float[N, 4] scores) {{
        {x} = Mul (faces, {half})
        {first} = Relu ({x})
        {second} = Mul ({first}, {again})
        {unused} = Exp ({first})
        scores = Add ({second}, {first})
    }}"""
    twice = np.full(4, 0.5, np.float32)
    return graph_of(text, {name: twice for name in order if name in (half, again)})


def test_everything_is_named_by_its_place() -> None:
    model = tidied(changeable(network(NAMES, NAMES)))
    assert [node.name for node in model.graph.node] == ["mul_0", "relu_1", "mul_2", "add_3"]
    assert list(constants_of(model)) == ["mul_0.1"]
    assert [list(node.input) for node in model.graph.node] == [
        ["faces", "mul_0.1"],
        ["mul_0"],
        ["relu_1", "mul_0.1"],
        ["mul_2", "relu_1"],
    ]


def test_what_nobody_reads_is_gone_and_equal_constants_are_one() -> None:
    model = network(NAMES, NAMES)
    changed = tidied(changeable(model))
    assert "Exp" not in operators(changed)
    assert len(changed.graph.initializer) == 1
    assert not changed.metadata_props
    values = np.linspace(-1, 1, 8, dtype=np.float32).reshape(2, 4)
    np.testing.assert_array_equal(result(changed, values), result(model, values))


@given(names=st.permutations(NAMES), order=st.permutations(NAMES))
def test_the_bytes_do_not_depend_on_the_names(names: list[str], order: list[str]) -> None:
    first = tidied(changeable(network(NAMES, NAMES)))
    other = tidied(changeable(network(names, order)))
    assert other.SerializeToString(deterministic=True) == first.SerializeToString(
        deterministic=True
    )


def test_the_batch_has_one_name() -> None:
    model = tidied(changeable(network(NAMES, NAMES)))
    for value in (*model.graph.input, *model.graph.output):
        assert value.type.tensor_type.shape.dim[0].dim_param == "N"
