"""Activation ranges that a run keeps, so that its quantisation can be repeated without data."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from export.errors import ExportError
from export.quantize import Ranges
from trainer.run import Card, Run, write_json


@dataclass(frozen=True)
class ActivationRanges:
    """A quantisation that passed the gate; ``ranges.json`` in the run's folder.

    Attributes:
        keras_digest: Of the model that was quantised.
        data: What the ranges were seen on, in words.
        ranges: See :data:`export.quantize.Ranges`.
        metrics: Figures of the int8 file, by name; the name says the split.
        reference_outputs: Its scores of :func:`export.crops.striped_crops`: what is built from the
            ranges later must give them too; called ``witness`` in the file.
        face_digest: Of the head that tells faces from what is none; None where there was none.
    """

    keras_digest: str
    data: str
    ranges: Ranges
    metrics: Mapping[str, float]
    reference_outputs: list[list[float]]
    face_digest: str | None = None


def write_ranges(run: Run, ranges: ActivationRanges) -> None:
    """Write ``ranges`` into the run's folder.

    Raises:
        ExportError: It cannot be written.
    """
    values = dataclasses.asdict(ranges)
    values["witness"] = values.pop("reference_outputs")
    try:
        write_json(_file(run), values)
    except OSError as error:
        raise ExportError(
            f"{_file(run)} cannot be written ({error.strerror}): make the run's folder writable, "
            "since the ranges are kept there."
        ) from error


def read_ranges(run: Run, card: Card) -> ActivationRanges:
    """Return what was kept of the quantisation of a run.

    Raises:
        ExportError: There is nothing, it is damaged, or it is of another model.
    """
    path = _file(run)
    remedy = "give --data with the dataset that the run was trained on."
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        values["ranges"] = {name: (low, high) for name, (low, high) in values["ranges"].items()}
        ranges = ActivationRanges(reference_outputs=values.pop("witness"), **values)
    except FileNotFoundError as error:
        raise ExportError(
            f"{run.folder} keeps no ranges for int8 ({path.name} is missing): {remedy}"
        ) from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ExportError(f"{path} is damaged ({error}): {remedy}") from error
    belongs = (ranges.keras_digest, ranges.face_digest)
    if belongs != (card.keras_digest, card.face_digest):
        raise ExportError(f"{path} belongs to another model than the run's: {remedy}")
    return ranges


def _file(run: Run) -> Path:
    return run.folder / "ranges.json"
