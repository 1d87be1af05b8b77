"""Quantisation of a converted model to 8 bits where that loses next to nothing.

Activations become uint8, weights int8 with a scale for each output (U8S8): in ONNX Runtime the
fastest form on processors of any kind. Static quantisation needs to know the range of every
activation: it is seen on training crops, and can be kept.
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnx_ir as ir
from numpy.typing import NDArray
from onnxruntime.quantization import (  # type: ignore[import-untyped]
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    create_calibrator,
    quantize_static,
)
from onnxruntime.quantization.calibrate import (  # type: ignore[import-untyped]
    TensorsData,
    save_tensors_data,
)

from emolens.model.contract import INPUT_NAME
from export.graph.editing import constant
from export.graph.tidy import tidied
from export.saturation import safe_peaks

Ranges = Mapping[str, tuple[float, float]]
"""Smallest and largest value of each activation, by its name in the converted model."""

_WITH_WEIGHTS = ("Conv", "Gemm", "MatMul")
_TYPES = [*_WITH_WEIGHTS, "Clip", "Relu", "MaxPool", "Reshape"]
_BLOCK = 32
_PREPARED = "onnx.quant.pre_process", "onnxruntime.quant"


def observe_ranges(proto: onnx.ModelProto, crops: NDArray[np.uint8]) -> Ranges:
    """Return the ranges of all activations on ``crops`` uint8 ``[N, S, S, C]``."""
    with tempfile.TemporaryDirectory() as folder:
        model, augmented = Path(folder) / "model.onnx", Path(folder) / "augmented.onnx"
        onnx.save(proto, model)
        calibrator = create_calibrator(model, _TYPES, str(augmented), CalibrationMethod.MinMax)
        calibrator.collect_data(_Blocks(crops))
        found = calibrator.compute_data().items()
    return {name: (seen.lowest.item(), seen.highest.item()) for name, seen in found}


def quantize(proto: onnx.ModelProto, ranges: Ranges) -> onnx.ModelProto:
    """Return ``proto`` in int8, all but the layers of :func:`kept_in_float`."""
    graph = ir.from_proto(proto).graph
    kept = kept_in_float(graph)
    prepared = onnx.ModelProto()
    prepared.CopyFrom(proto)
    onnx.helper.set_model_props(prepared, dict([_PREPARED]))  # by the simplification
    with tempfile.TemporaryDirectory() as folder:
        cache, output = Path(folder) / "ranges.json", Path(folder) / "int8.onnx"
        save_tensors_data(_as_tensors(ranges), cache)
        quantize_static(
            prepared,
            output,
            quant_format=QuantFormat.QOperator,
            op_types_to_quantize=_TYPES,
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=kept,
            extra_options={"TensorQuantOverrides": _overrides(graph, kept)},
            calibration_cache_path=cache,
        )
        return tidied(ir.load(output))


def kept_in_float(graph: ir.Graph) -> list[str]:
    """Return the names of the nodes that stay float32.

    They are all up to the first convolution and the depthwise ones right behind it, which are
    faster that way and whose errors all later layers would inherit, and a dense head, whose output
    is read as it is; over the cells of a head that is a convolution, errors cancel out.
    """
    layers = [node for node in graph if node.op_type in _WITH_WEIGHTS]
    first_int8 = next((layer for layer in layers[1:] if not _is_depthwise(layer)), layers[-1])
    kept = list(itertools.takewhile(lambda node: node is not first_int8, graph))
    dense_head = [layers[-1]] if layers[-1].op_type != "Conv" else []
    return [str(node.name) for node in kept + dense_head]


def _is_depthwise(node: ir.Node) -> bool:
    groups = node.attributes.get("group")
    return groups is not None and groups.as_int() > 1


def _overrides(graph: ir.Graph, kept: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Return the ranges of the weights of all layers that add up products in pairs."""
    overrides = {}
    for node in graph:
        if node.op_type in _WITH_WEIGHTS and node.name not in kept and not _is_depthwise(node):
            kernel, axis = node.inputs[1], int(node.op_type != "Conv")
            weights = np.asarray(constant(kernel))
            peaks = safe_peaks(weights.T if axis else weights)
            ranges = [{"axis": axis, "rmin": -peak, "rmax": peak} for peak in peaks]
            overrides[str(kernel.name if kernel else "")] = ranges
    return overrides


def _as_tensors(ranges: Ranges) -> TensorsData:
    pairs = {name: (np.float32(low), np.float32(high)) for name, (low, high) in ranges.items()}
    return TensorsData(CalibrationMethod.MinMax, pairs)


class _Blocks(CalibrationDataReader):  # type: ignore[misc]  # onnxruntime is untyped
    def __init__(self, crops: NDArray[np.uint8]) -> None:
        self._blocks: Iterator[NDArray[np.uint8]] = iter(
            [crops[i : i + _BLOCK] for i in range(0, len(crops), _BLOCK)]
        )

    def get_next(self) -> dict[str, NDArray[np.uint8]] | None:
        block = next(self._blocks, None)
        return None if block is None else {INPUT_NAME: block}
