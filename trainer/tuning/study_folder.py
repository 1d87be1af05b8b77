"""Folder of a study: ``report.md``, ``report.json`` and ``best.toml``."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import tomli_w

from trainer.recipe import Recipe, to_values
from trainer.reporting.writing import write_text
from trainer.tuning.outcome import StudyOutcome
from trainer.tuning.plan import SearchPlan
from trainer.tuning.settings import with_settings
from trainer.tuning.study_text import CAVEAT, to_markdown

BEST, REPORT = "best.toml", "report.md"


def write(folder: Path, outcome: StudyOutcome, plan: SearchPlan) -> None:
    """Write the report, and the recipe of the best trial if one is finished.

    Raises:
        OutputError: Something cannot be written; what was there before is still there.
    """
    if outcome.best is not None:
        best = with_settings(plan.recipe, outcome.best.settings)
        write_text(folder / BEST, f"# Trial {outcome.best.number} of a search.\n\n{to_toml(best)}")
    write_text(folder / REPORT, to_markdown(folder.resolve().name, outcome, plan))
    write_text(folder / "report.json", _to_json(outcome, plan))


def to_toml(recipe: Recipe) -> str:
    """Return the recipe as ``read_recipe`` reads it."""
    return tomli_w.dumps(_without_none(to_values(recipe)))


def _without_none(values: dict[str, Any]) -> dict[str, Any]:
    # TOML has no word for none, which is what is meant where such a setting is missing.
    return {
        name: _without_none(value) if isinstance(value, dict) else value
        for name, value in values.items()
        if value is not None
    }


def _to_json(outcome: StudyOutcome, plan: SearchPlan) -> str:
    values = {
        "remark": CAVEAT,
        "study": plan.identity(),
        "best": outcome.best.number if outcome.best else None,
        "importance": outcome.importance,
        "trials": [dataclasses.asdict(trial) for trial in outcome.trials],
    }
    return json.dumps(values, indent=2) + "\n"
