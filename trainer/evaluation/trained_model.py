"""Trained model that is evaluated: that of a run, or a model file, alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from emolens.model.contract import ModelMetadata
from emolens.model.onnx_model import OnnxModel
from emolens.model.output import ModelOutput
from trainer.backend import load_keras
from trainer.errors import RunError
from trainer.progress_bar import bar
from trainer.run import Run

_BLOCK = 256
"""Crops scored at once."""


@dataclass(frozen=True, eq=False)
class TrainedModel:
    """Model that gives crops their scores; a ``Pipeline`` takes it as its model.

    Attributes:
        name: Of the run's folder or of the file.
        kind: Which of the two it is.
        metadata: What a model file says, or would say, of it.
        run: The run, where it is one.
        infer: Runs it on crops uint8 ``[N, S, S, C]``.
    """

    name: str
    kind: Literal["run", "model file"]
    metadata: ModelMetadata
    run: Run | None
    infer: Callable[[NDArray[np.uint8]], ModelOutput]

    def predict(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return scores float32 ``[N, K]`` for crops uint8 ``[N, S, S, C]``."""
        return self.infer(crops).scores

    def made_with(self, dataset: str) -> bool:
        """Return whether it says that it was trained on a dataset of this name: a hint, no more."""
        data = self.metadata.training.get("data", "")
        return f"{data}, ".startswith(f"dataset: {dataset}, ")

    def predict_all(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return the scores float32 ``[N, K]`` of many crops, showing a progress bar."""
        parts = []
        with bar(f"scoring with {self.name}", len(crops), unit="face") as progress:
            for start in range(0, len(crops), _BLOCK):
                block = np.asarray(crops[start : start + _BLOCK])
                parts.append(self.predict(block))
                progress.update(len(block))
        return np.concatenate(parts)


def load_trained_model(path: Path) -> TrainedModel:
    """Load the run or the model file at ``path``.

    Raises:
        RunError: There is none, or the run cannot be used.
        ModelError: The model file breaks the contract.
    """
    if path.is_dir():
        return _of_run(Run(path))
    if not path.exists():
        raise RunError(f"{path} does not exist: give the folder of a run or a model file (.onnx).")
    if path.suffix == ".keras":
        raise RunError(f"{path} is only the network of a run: give the folder that it lies in.")
    model = OnnxModel.load(path)
    return TrainedModel(path.name, "model file", model.metadata, None, model.infer)


def _of_run(run: Run) -> TrainedModel:
    run.read_card()  # so that nobody waits for Keras only to hear that this is no run
    load_keras()
    from trainer.networks.loading import load_inference  # noqa: PLC0415 - it imports Keras

    infer, card = load_inference(run)
    return TrainedModel(run.folder.resolve().name, "run", card.metadata(), run, infer)
