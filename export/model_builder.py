"""Builder of model files: finished with their metadata, and loaded as the app will."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import onnx

from emolens.model.contract import ModelMetadata
from emolens.model.onnx_model import OnnxModel
from export.convert import to_bytes


@dataclass(frozen=True, eq=False)
class BuiltModel:
    """A model file that the app's loader takes.

    Attributes:
        data: All of it.
        classifier: The app's own loader on it, on one thread.
    """

    data: bytes
    classifier: OnnxModel


def build(proto: onnx.ModelProto, metadata: ModelMetadata) -> BuiltModel:
    """Return ``proto`` as a model file that says ``metadata`` of itself.

    Raises:
        ModelError: The app's loader refuses it.
    """
    data = to_bytes(proto, metadata)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.onnx"
        path.write_bytes(data)
        return BuiltModel(data, OnnxModel.load(path, threads=1))
