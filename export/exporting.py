"""Export from a run to a model file that was checked."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from emolens.model.contract import Precision
from export import int8
from export.activation_ranges import read_ranges
from export.crops import read_for
from export.job import ExportJob
from export.model_builder import BuiltModel
from export.output import reserved
from trainer.networks.loading import load_face_head, load_run
from trainer.run import Run

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class ExportRequest:
    """An export: of ``run`` to ``output``, checked on ``data`` or on free crops."""

    run: Path
    output: Path
    precision: Precision = "float32"
    data: Path | None = None
    votes: Path | None = None


def export(request: ExportRequest) -> None:
    """Write a model file, if it passes all checks; the log says what was found.

    Raises:
        EmolensError: The run, the dataset or the converted model is not as it must be, or the
            file cannot be written; nothing was written.
    """
    with reserved(request.output) as write:
        made = _checked(request, Run(request.run))
        write(made.data)
    size = len(made.data) / 1e6
    logger.info("%s: %.2f MB, %s.", request.output, size, request.precision)


def _checked(request: ExportRequest, run: Run) -> BuiltModel:
    """Return the file that passed; what is quick to find wrong is looked at first."""
    card = run.read_card()
    again = request.precision == "int8" and request.data is None
    ranges = read_ranges(run, card) if again else None
    dataset = read_for(card, request.data, request.votes) if request.data else None
    job = ExportJob(run, card, load_run(run)[0], load_face_head(run, card), dataset)
    job.check_parity()
    if ranges:
        return int8.rebuilt(job, ranges)
    if dataset and request.precision == "int8":
        return int8.measured(job, dataset)
    if dataset:
        job.pass_gate(dataset, job.float32)
    return job.float32
