"""Derived run: what commands check and print that make one out of finished runs."""

from __future__ import annotations

from pathlib import Path

from emolens.model.confusion_metrics import without_confusion
from trainer.errors import RunError
from trainer.run import Card, Run


def empty_run(folder: Path) -> Run:
    """Return the run to fill.

    Raises:
        RunError: The folder holds a run.
    """
    run = Run(folder)
    if run.card.exists():
        raise RunError(f"{folder} holds a run: give another --run folder.")
    return run


def print_figures(card: Card) -> None:
    """Print the figures of a card, one a line."""
    for name, value in without_confusion(card.metrics).items():
        print(f"{name.replace('_', ' ')}: {value:.4f}")
