"""Training history: a record for each epoch, as a run keeps them in ``history.json``."""

from __future__ import annotations

import json
from typing import Any

from trainer.errors import RunError
from trainer.run import Run

EpochRecord = dict[str, Any]
"""An epoch: ``epoch`` from 1, ``phase``, and metrics of training and, with ``val_``, of validation
after temperature scaling."""

METRICS = ("loss", "accuracy")
"""What every record has, of training and of validation."""


def best_epoch(history: list[EpochRecord]) -> int:
    """Return the epoch with the lowest validation loss, counted from 1; 0 where there is none."""
    if not history:
        return 0
    return int(min(history, key=lambda record: record["val_loss"])["epoch"])


def read_history(run: Run) -> list[EpochRecord]:
    """Return the history of a run's training.

    Raises:
        RunError: It is missing or damaged.
    """
    names = ("epoch", *METRICS, *(f"val_{name}" for name in METRICS))
    try:
        history = json.loads(run.history.read_text(encoding="utf-8"))
        if not history:
            raise ValueError("it has no epochs")
        return [{**record, **{name: float(record[name]) for name in names}} for record in history]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise RunError(
            f"{run.history} is missing or damaged ({error}): train the run again."
        ) from error
