"""Folding of Keras's order of cells: maps flattened as they lie, the dense weights to match."""

from __future__ import annotations

import numpy as np
import onnx_ir as ir

from export.graph.editing import add_constant, constant, insert, ints, only_reader

_CHANNELS_LAST = (0, 2, 3, 1)
_DENSE = ("MatMul", "Gemm")


def fold_flatten(graph: ir.Graph) -> None:
    """Remove the transposition that Keras's order of cells and channels asks for.

    Keras flattens ``[N, H, W, C]``, the maps lie as ``[N, C, H, W]``: with the dense layer's rows
    sorted accordingly, they can be flattened as they lie, to the same sums.
    """
    for flat in [node for node in graph if node.op_type == "Reshape"]:
        turn = flat.inputs[0].producer() if flat.inputs[0] else None
        dense = only_reader(flat.outputs[0])
        if turn and _turns_last(turn) and dense and dense.op_type in _DENSE:
            _flatten_as_they_lie(graph, turn, flat, dense)


def _turns_last(node: ir.Node) -> bool:
    return node.op_type == "Transpose" and ints(node, "perm") == _CHANNELS_LAST


def _flatten_as_they_lie(graph: ir.Graph, turn: ir.Node, flat: ir.Node, dense: ir.Node) -> None:
    maps, kernel = turn.inputs[0], dense.inputs[1]
    weights = constant(kernel)
    if maps is None or kernel is None or weights is None:
        return
    channels, height, width = (side for side in maps.shape or () if isinstance(side, int))
    rows = weights.reshape(height, width, channels, -1).transpose(2, 0, 1, 3)
    shape = np.array([-1, len(weights)], np.int64)
    name = f"{kernel.name}_channels_first"
    flat_maps = ir.node("Reshape", [maps, add_constant(graph, f"{name}_shape", shape)])
    dense.replace_input_with(0, insert(flat, flat_maps))
    dense.replace_input_with(1, add_constant(graph, name, rows.reshape(weights.shape)))
