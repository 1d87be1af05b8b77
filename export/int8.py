"""The int8 file of a run: measured on its dataset, or built again from what it kept."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from export.activation_ranges import Calibration, keep
from export.crops import spread, striped_crops
from export.errors import ExportError
from export.job import Subject
from export.model_builder import ModelFile, build
from export.quantize import calibrate, quantize
from trainer.data.dataset import Dataset

_CALIBRATED_ON = 1024
_WITNESS_TOLERANCE = 0.01
"""Another version of ONNX Runtime may round a weight otherwise; other ranges differ by more."""


def measured(subject: Subject, dataset: Dataset) -> ModelFile:
    """Return the int8 file after it passed the gate; the run then keeps its ranges.

    Raises:
        ExportError: It reads faces worse, or the ranges cannot be kept.
    """
    crops = spread(dataset.training.crops, _CALIBRATED_ON)
    calibration = Calibration(
        keras_digest=subject.card.keras_digest,
        data=f"ranges seen on {len(crops)} training crops of {dataset.name}",
        ranges=calibrate(subject.proto, crops),
        metrics={},
        witness=[],
        face_digest=subject.card.face_digest,
    )
    draft = _built(subject, calibration)
    row = subject.pass_gate(dataset, subject.float32, draft)
    passed = dataclasses.replace(
        calibration,
        metrics={f"validation_{name}": value for name, value in row.metrics.items()},
        witness=_testimony(draft).tolist(),
    )
    keep(subject.run, passed)
    return _built(subject, passed)


def rebuilt(subject: Subject, calibration: Calibration) -> ModelFile:
    """Return the int8 file that passed the gate when ``calibration`` was kept.

    Raises:
        ExportError: It scores otherwise.
    """
    made = _built(subject, calibration)
    expected, found = np.array(calibration.witness), _testimony(made)
    same = expected.shape == found.shape
    if not (same and np.abs(found - expected).max() <= _WITNESS_TOLERANCE):
        raise ExportError(
            f"The int8 file built from the ranges that {subject.run.folder} keeps is not the one "
            "that was measured: give --data to measure it anew; nothing was written."
        )
    print("The int8 file scores as the one that passed the gate when its ranges were seen.")
    return made


def _built(subject: Subject, calibration: Calibration) -> ModelFile:
    float32 = subject.card.metadata()
    metadata = dataclasses.replace(
        float32,
        precision="int8",
        metrics=calibration.metrics,
        training={**float32.training, "int8": calibration.data},
    )
    return build(quantize(subject.proto, calibration.ranges), metadata)


def _testimony(file: ModelFile) -> NDArray[np.float32]:
    return file.classifier.predict(striped_crops(file.classifier.metadata.crop))
