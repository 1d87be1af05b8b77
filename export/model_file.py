"""From a run to a proven model file."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
from numpy.typing import NDArray

from desktop.vision.classifier import Classifier
from export.convert import convert, describe
from export.proof import prove
from trainer.errors import RunError
from trainer.run import Card, Run


def load_run(run: Run) -> tuple[keras.Model, Card]:
    """Return the model of a run and its card.

    Raises:
        RunError: The folder is not a run, or its model is unsafe or cannot be loaded.
    """
    card = run.read_card()
    try:
        # Safe mode refuses Lambda layers: a model file must not be able to run code.
        return keras.models.load_model(run.model, compile=False, safe_mode=True), card
    except (ValueError, TypeError, OSError) as error:
        reason = str(error).strip().splitlines()[0].rstrip(".")
        raise RunError(f"{run.model} cannot be loaded ({reason}): train the run again.") from error


def write_model_file(
    model: keras.Model, card: Card, crops: NDArray[np.uint8], output: Path
) -> float:
    """Convert ``model``, prove it on ``crops`` and write ``output``; return the difference found.

    Raises:
        ExportError: The converted model is not equal to ``model``; nothing was written.
        ModelError: The app's loader refuses it; nothing was written.
    """
    proto = convert(model, describe(card))
    output.parent.mkdir(parents=True, exist_ok=True)
    beside = output.with_name(output.name + ".part")
    try:
        beside.write_bytes(proto.SerializeToString())
        difference = prove(model, Classifier.load(beside), crops)
        beside.replace(output)
    finally:
        beside.unlink(missing_ok=True)
    return difference
