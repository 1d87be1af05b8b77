"""What a study shows of itself: ``report.md``, ``report.json`` and ``best.toml``."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from trainer.recipe import Recipe, to_values
from trainer.reporting.writing import write_text
from trainer.tuning.outcome import Outcome
from trainer.tuning.plan import Plan
from trainer.tuning.settings import with_settings
from trainer.tuning.study_text import CAVEAT, to_markdown

BEST, REPORT = "best.toml", "report.md"


def write(folder: Path, outcome: Outcome, plan: Plan) -> None:
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
    values = to_values(recipe)
    parts = {name: part for name, part in values.items() if isinstance(part, dict)}
    lines = [_line(name, value) for name, value in values.items() if name not in parts]
    for name, part in parts.items():
        lines += ["", f"[{name}]"]
        # TOML has no word for none, which is what is meant where such a setting is missing.
        lines += [_line(setting, value) for setting, value in part.items() if value is not None]
    return "\n".join(lines) + "\n"


def _line(name: str, value: object) -> str:
    # JSON's numbers, truth values and strings are TOML's, but for one character.
    text = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"{name} = {text}"


def _to_json(outcome: Outcome, plan: Plan) -> str:
    values = {
        "remark": CAVEAT,
        "study": plan.identity(),
        "best": outcome.best.number if outcome.best else None,
        "importance": outcome.importance,
        "trials": [dataclasses.asdict(trial) for trial in outcome.trials],
    }
    return json.dumps(values, indent=2) + "\n"
