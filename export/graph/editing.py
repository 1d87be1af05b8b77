"""Editing of graphs: the small steps that every change is made of."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx_ir as ir
from numpy.typing import NDArray


def constant(value: ir.Value | None) -> NDArray[Any] | None:
    """Return what a value always is; None where that depends on the input."""
    if value is None or value.const_value is None:
        return None
    return value.const_value.numpy()


def add_constant(graph: ir.Graph, name: str, array: NDArray[Any]) -> ir.Value:
    """Give the graph a constant and return it; ``name`` must be new to the graph."""
    tensor = ir.tensor(np.ascontiguousarray(array).reshape(array.shape), name=name)
    kind, shape = ir.TensorType(tensor.dtype), ir.Shape(array.shape)
    value = ir.Value(name=name, const_value=tensor, type=kind, shape=shape)
    graph.register_initializer(value)
    return value


def insert(before: ir.Node, node: ir.Node) -> ir.Value:
    """Put ``node`` in front of another one and return its output."""
    before.prepend(node)
    return node.outputs[0]


def only_reader(value: ir.Value) -> ir.Node | None:
    """Return the one node that reads a value; None where there are others, or none."""
    readers = tuple(value.uses())
    return readers[0].node if len(readers) == 1 and not value.is_graph_output() else None


def ints(node: ir.Node, name: str) -> tuple[int, ...]:
    """Return an attribute that is a list of whole numbers; none where it is missing."""
    attribute = node.attributes.get(name)
    return () if attribute is None else tuple(attribute.as_ints())
