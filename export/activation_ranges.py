"""What a run keeps of its quantisation, so that it can be repeated without the data."""

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
class Calibration:
    """A quantisation that passed the gate; ``ranges.json`` in the run's folder.

    Attributes:
        keras_digest: Of the model that was quantised.
        data: What the ranges were seen on, in words.
        ranges: See :data:`export.quantize.Ranges`.
        metrics: Figures of the int8 file, by name; the name says the split.
        witness: Its scores of :func:`export.crops.striped_crops`: what is built from the ranges
            later must give them too.
        face_digest: Of the unit that tells faces from what is none; None where there was none.
    """

    keras_digest: str
    data: str
    ranges: Ranges
    metrics: Mapping[str, float]
    witness: list[list[float]]
    face_digest: str | None = None


def keep(run: Run, calibration: Calibration) -> None:
    """Write ``calibration`` into the run's folder.

    Raises:
        ExportError: It cannot be written.
    """
    try:
        write_json(_file(run), dataclasses.asdict(calibration))
    except OSError as error:
        raise ExportError(
            f"{_file(run)} cannot be written ({error.strerror}): make the run's folder writable, "
            "since the ranges are kept there."
        ) from error


def kept(run: Run, card: Card) -> Calibration:
    """Return what was kept of the quantisation of a run.

    Raises:
        ExportError: There is nothing, it is damaged, or it is of another model.
    """
    path = _file(run)
    remedy = "give --data with the dataset that the run was trained on."
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        values["ranges"] = {name: (low, high) for name, (low, high) in values["ranges"].items()}
        calibration = Calibration(**values)
    except FileNotFoundError as error:
        raise ExportError(
            f"{run.folder} keeps no ranges for int8 ({path.name} is missing): {remedy}"
        ) from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ExportError(f"{path} is damaged ({error}): {remedy}") from error
    belongs = (calibration.keras_digest, calibration.face_digest)
    if belongs != (card.keras_digest, card.face_digest):
        raise ExportError(f"{path} belongs to another model than the run's: {remedy}")
    return calibration


def _file(run: Run) -> Path:
    return run.folder / "ranges.json"
