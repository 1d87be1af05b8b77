"""Folding of the crops' rescaling into the first convolution."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx_ir as ir

from export.graph.editing import add_constant, constant, insert, ints, only_reader

_OF_LAYOUT = ("Cast", "Reshape", "Transpose")


def fold_rescaling(graph: ir.Graph) -> None:
    """Let the first convolution rescale the crops, and leave the rest of the way to it bare.

    Multiplying goes into the kernel. Adding goes into the bias, which is exact because the border
    is then padded with the value that was 0 after rescaling, not with 0. Enlarging stays between:
    its weights sum to 1, so it may come before the rescaling as well as after. Nothing is changed
    where the way to the first convolution is of another kind.
    """
    way, conv = _way_to_conv(graph.inputs[0])
    if conv is None or not all(_is_known(node) for node in way):
        return
    scale, offset = _rescaling(way)
    values = _channels_first(graph)
    for node in way:
        if node.op_type == "Resize":
            inputs = [values, *node.inputs[1:]]
            values = insert(conv, ir.node("Resize", inputs, dict(node.attributes)))
    if offset and any(ints(conv, "pads")):
        values = _padded(graph, conv, values, grey=-offset / scale)
    conv.replace_input_with(0, values)
    _rescale(graph, conv, scale, offset)


def _way_to_conv(faces: ir.Value) -> tuple[list[ir.Node], ir.Node | None]:
    way, node = [], only_reader(faces)
    while node is not None and node.op_type != "Conv":
        way.append(node)
        node = only_reader(node.outputs[0])
    return way, node


def _is_known(node: ir.Node) -> bool:
    if node.op_type in ("Mul", "Add"):
        return _number(node) is not None
    if node.op_type == "Resize":
        return node.attributes["mode"].as_string() == "linear"
    return node.op_type in _OF_LAYOUT


def _number(node: ir.Node) -> float | None:
    known = [array for array in map(constant, node.inputs) if array is not None]
    return float(known[0].item()) if known and known[0].size == 1 else None


def _rescaling(way: list[ir.Node]) -> tuple[float, float]:
    """Return by what the crops are multiplied, and what is added then."""
    scale, offset = 1.0, 0.0
    for node in way:
        if node.op_type == "Mul":
            number = _number(node) or 0.0
            scale, offset = scale * number, offset * number
        elif node.op_type == "Add":
            offset += _number(node) or 0.0
    return scale, offset


def _channels_first(graph: ir.Graph) -> ir.Value:
    """Return the crops as float32 ``[N, C, H, W]``: of one channel, they lie that way already."""
    faces, first = graph.inputs[0], graph[0]
    height, width, channels = tuple(faces.shape or ())[1:]
    if channels == 1:
        shape = add_constant(graph, "faces_shape", np.array([-1, 1, height, width], np.int64))
        turned = insert(first, ir.node("Reshape", [faces, shape]))
    else:
        turned = insert(first, ir.node("Transpose", [faces], {"perm": (0, 3, 1, 2)}))
    return insert(first, ir.node("Cast", [turned], {"to": ir.DataType.FLOAT}))


def _padded(graph: ir.Graph, conv: ir.Node, values: ir.Value, grey: float) -> ir.Value:
    """Pad with ``grey``, which rescaling turns into 0, in place of the convolution's own zeros."""
    top, left, bottom, right = ints(conv, "pads")
    conv.attributes["pads"] = ir.AttrInt64s("pads", (0, 0, 0, 0))
    amounts = np.array([0, 0, top, left, 0, 0, bottom, right], np.int64)
    border = [
        add_constant(graph, "border_pads", amounts),
        add_constant(graph, "border_grey", np.array(grey, np.float32)),
    ]
    return insert(conv, ir.node("Pad", [values, *border]))


def _rescale(graph: ir.Graph, conv: ir.Node, scale: float, offset: float) -> None:
    kernel = np.asarray(constant(conv.inputs[1]), np.float64)
    bias: Any = constant(conv.inputs[2]) if len(conv.inputs) > 2 else 0.0
    bias = bias + offset * kernel.sum(axis=(1, 2, 3))
    conv.resize_inputs(3)
    folded = add_constant(graph, "first_kernel", (scale * kernel).astype(np.float32))
    conv.replace_input_with(1, folded)
    conv.replace_input_with(2, add_constant(graph, "first_bias", bias.astype(np.float32)))
