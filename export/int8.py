"""The int8 file of a run: measured on its dataset, or built again from what it kept."""

from __future__ import annotations

import dataclasses
import logging

import numpy as np
from numpy.typing import NDArray

from export.activation_ranges import ActivationRanges, write_ranges
from export.crops import spread, striped_crops
from export.errors import ExportError
from export.job import ExportJob
from export.model_builder import BuiltModel, build
from export.quantize import observe_ranges, quantize
from trainer.data.dataset import Dataset

_OBSERVED_ON = 1024
_REFERENCE_TOLERANCE = 0.01
"""Another version of ONNX Runtime may round a weight otherwise; other ranges differ by more."""

logger = logging.getLogger(__name__)


def measured(job: ExportJob, dataset: Dataset) -> BuiltModel:
    """Return the int8 file after it passed the gate; the run then keeps its ranges.

    Raises:
        ExportError: It reads faces worse, or the ranges cannot be kept.
    """
    crops = spread(dataset.training.crops, _OBSERVED_ON)
    ranges = ActivationRanges(
        keras_digest=job.card.keras_digest,
        data=f"ranges seen on {len(crops)} training crops of {dataset.name}",
        ranges=observe_ranges(job.proto, crops),
        metrics={},
        reference_outputs=[],
        face_digest=job.card.face_digest,
    )
    draft = _built(job, ranges)
    row = job.pass_gate(dataset, job.float32, draft)
    passed = dataclasses.replace(
        ranges,
        metrics={f"validation_{name}": value for name, value in row.metrics.items()},
        reference_outputs=_reference_outputs(draft).tolist(),
    )
    write_ranges(job.run, passed)
    return _built(job, passed)


def rebuilt(job: ExportJob, ranges: ActivationRanges) -> BuiltModel:
    """Return the int8 file that passed the gate when ``ranges`` was kept.

    Raises:
        ExportError: It scores otherwise.
    """
    made = _built(job, ranges)
    expected, found = np.array(ranges.reference_outputs), _reference_outputs(made)
    same = expected.shape == found.shape
    if not (same and np.abs(found - expected).max() <= _REFERENCE_TOLERANCE):
        raise ExportError(
            f"The int8 file built from the ranges that {job.run.folder} keeps is not the one "
            "that was measured: give --data to measure it anew; nothing was written."
        )
    logger.info("The int8 file scores as the one that passed the gate when its ranges were seen.")
    return made


def _built(job: ExportJob, ranges: ActivationRanges) -> BuiltModel:
    float32 = job.card.metadata()
    metadata = dataclasses.replace(
        float32,
        precision="int8",
        metrics=ranges.metrics,
        training={**float32.training, "int8": ranges.data},
    )
    return build(quantize(job.proto, ranges.ranges), metadata)


def _reference_outputs(file: BuiltModel) -> NDArray[np.float32]:
    return file.classifier.predict(striped_crops(file.classifier.metadata.crop))
