"""Report files: ``report.json`` written, read and found again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from emolens.bounded_file import read_bounded
from trainer.errors import RunError
from trainer.evaluation.report import Report
from trainer.run import Card, Run
from trainer.run_files import MOST_JSON

NAME = "report.json"

_ADAPTER = TypeAdapter(Report)


def to_json(report: Report) -> str:
    """Return the text of ``report.json``."""
    return json.dumps(_ADAPTER.dump_python(report, mode="json"), indent=2) + "\n"


def read_report(folder: Path) -> Report:
    """Read the report of an evaluation.

    Raises:
        RunError: The folder has none, or a damaged one.
    """
    path = folder / NAME
    try:
        return _ADAPTER.validate_json(read_bounded(path, MOST_JSON))
    except OSError as error:
        raise RunError(
            f"{folder} holds no evaluation ({error.strerror}: {NAME}): make one with "
            "'python -m trainer evaluate'."
        ) from error
    except ValidationError as error:
        raise RunError(
            f"{path} is damaged: make it again with 'python -m trainer evaluate'."
        ) from error


def reports_of(card: Card, folders: Iterable[Path]) -> list[Report]:
    """Read evaluations of the model that the card describes, or of model files made from it.

    Raises:
        RunError: One cannot be read or is of another model.
    """
    reports = []
    for folder in folders:
        report = read_report(folder)
        if report.subject.keras_digest != card.keras_digest:
            raise RunError(
                f"{folder} is the evaluation of another model than the run's: evaluate the run."
            )
        reports.append(report)
    return reports


def own_reports(run: Run, card: Card) -> list[Report]:
    """Read the evaluations in the run's own folder, in the order of their names.

    Raises:
        RunError: One cannot be read or is of an earlier model.
    """
    found = (run.folder / "evaluation").glob(f"*/{NAME}")
    return reports_of(card, sorted(path.parent for path in found))
