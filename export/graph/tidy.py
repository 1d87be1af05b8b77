"""Tidying of a graph: names and order by content, so that a model always gives the same bytes."""

from __future__ import annotations

import onnx
import onnx_ir as ir
from onnx_ir.passes import Sequential
from onnx_ir.passes.common import (
    ClearMetadataAndDocStringPass,
    DeduplicateInitializersPass,
    RemoveUnusedNodesPass,
    RemoveUnusedOpsetsPass,
    TopologicalSortPass,
)

import emolens

_BATCH = "N"

_CLEAN = Sequential(
    RemoveUnusedNodesPass(),
    DeduplicateInitializersPass(),
    RemoveUnusedOpsetsPass(),
    ClearMetadataAndDocStringPass(),
    TopologicalSortPass(),
)


def tidied(model: ir.Model) -> onnx.ModelProto:
    """Return the model without metadata and what nobody reads, all named by place in the graph."""
    model = _CLEAN(model).model
    _rename(model.graph)
    for value in (*model.graph.inputs, *model.graph.outputs):
        value.shape = ir.Shape([_BATCH, *tuple(value.shape or ())[1:]])
    model.producer_name, model.producer_version = "emolens", emolens.__version__
    model.metadata_props.clear()
    model.graph.name = "emolens"
    proto: onnx.ModelProto = ir.to_proto(model)
    del proto.graph.value_info[:]  # of no use to who runs it
    return proto


def _rename(graph: ir.Graph) -> None:
    constants = dict(graph.initializers)
    graph.initializers.clear()
    for index, node in enumerate(graph):
        node.name = f"{node.op_type.lower()}_{index}"
        for place, value in enumerate(node.inputs):
            if value is not None and value.name in constants:
                constants.pop(value.name)
                value.name = f"{node.name}.{place}"
                graph.register_initializer(value)
        for value in node.outputs:
            if not value.is_graph_output():
                value.name = node.name
