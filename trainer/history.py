"""Training history: a record for each epoch, as a run keeps them in ``history.json``."""

from __future__ import annotations

from typing import Any

from trainer.errors import RunError
from trainer.recipe_settings import Monitor
from trainer.run import Run
from trainer.run_files import read_json

EpochRecord = dict[str, Any]
"""An epoch: ``epoch`` from 1, ``phase``, and metrics of training and, with ``val_``, of validation
after temperature scaling."""

METRICS = ("loss", "accuracy")
"""What every record has, of training and of validation."""


def best_epoch(history: list[EpochRecord], monitor: Monitor = "loss") -> int:
    """Return the best epoch, counted from 1; 0 where there is none.

    Args:
        history: A record for each epoch.
        monitor: What decides on validation: the lowest loss, or the highest accuracy, and of those
            that are alike the lowest loss.
    """
    if not history:
        return 0
    return int(min(history, key=lambda record: _rank(record, monitor))["epoch"])


def _rank(record: EpochRecord, monitor: Monitor) -> tuple[float, float]:
    best = -record["val_accuracy"] if monitor == "accuracy" else 0.0
    return best, record["val_loss"]


def read_history(run: Run) -> list[EpochRecord]:
    """Return the history of a run's training.

    Raises:
        RunError: It is missing or damaged.
    """
    kinds: dict[str, type] = {"epoch": int} | {
        name: float for metric in METRICS for name in (metric, f"val_{metric}")
    }
    try:
        history = read_json(run.history)
        if not history:
            raise ValueError("it has no epochs")
        return [
            {**record, **{name: kind(record[name]) for name, kind in kinds.items()}}
            for record in history
        ]
    except (OSError, ValueError, TypeError, KeyError, OverflowError) as error:
        raise RunError(
            f"{run.history} is missing or damaged ({error}): train the run again."
        ) from error
