"""What the command line does, with what it says while doing it."""

from __future__ import annotations

import sys
from pathlib import Path

from trainer import fitting
from trainer.dataset import Dataset, read_dataset
from trainer.errors import RunError
from trainer.recipe import Recipe
from trainer.run import Card, Run
from trainer.twins import without_twins
from trainer.votes import read_votes, with_votes


def fit(data: Path, votes: Path | None, recipe: Recipe, folder: Path) -> bool:
    """Train on ``data`` into ``folder``; return whether the training ran to its end.

    Raises:
        DatasetError: The dataset or its votes cannot be used.
        RunError: The folder holds a finished run or one with other settings.
        WeightsError: The start weights cannot be had or do not fit.
    """
    run = Run(folder)
    if run.card.exists() and run.read_card().complete:
        raise RunError(f"{folder} holds a finished run: give another --run folder.")
    dataset = _read(data, votes)
    card = fitting.fit(dataset, recipe, run)
    _tell(card, folder)
    return card.complete


def _read(data: Path, votes: Path | None) -> Dataset:
    table = read_votes(votes) if votes else None
    print(f"Reading {data} …", file=sys.stderr)
    dataset = without_twins(read_dataset(data))
    for skipped in dataset.skipped:
        print(f"skipped {skipped}", file=sys.stderr)
    if table is not None:
        dataset = with_votes(dataset, table)
    print(
        f"{len(dataset.training)} faces to train on, {len(dataset.validation)} to validate on, "
        f"{len(dataset.skipped)} unreadable, {dataset.twins} in both left out; "
        f"labels {', '.join(dataset.labels)}",
        file=sys.stderr,
    )
    return dataset


def _tell(card: Card, folder: Path) -> None:
    for name, value in card.metrics.items():
        print(f"{name.replace('_', ' ')}: {value:.4f}")
    if card.complete:
        print(f"The run is in {folder}; best epoch {card.epochs['best']}.")
    else:
        print(
            f"Interrupted after epoch {card.epochs['trained']}; the best one so far is in "
            f"{folder}. The same command goes on from there."
        )
