"""Command ``digests``: keep with a finished run which pictures it was trained on.

``fit`` does so itself; this is for runs of earlier versions.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from trainer.commands.options import TO_LEARN, add_dataset
from trainer.data.dataset import Dataset
from trainer.data.reading import read_for_training
from trainer.errors import RunError
from trainer.picture_digests import digest_dataset, write_digests
from trainer.recipe import from_values
from trainer.run import Card, Run


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``digests``."""
    parser.add_argument("run", type=Path, metavar="RUN", help="folder of the run")
    add_dataset(parser, TO_LEARN)


def run(arguments: argparse.Namespace) -> int:
    """Read the dataset as the run's training did, and keep the digests of its pictures."""
    folder = Run(arguments.run)
    card = folder.read_card()
    recipe = from_values(card.recipe, f"of {folder.folder}")
    dataset = read_for_training(recipe, arguments.data, arguments.votes, card.labels, card.group_by)
    _check(card, dataset)
    # Of the earlier runs that it stands on, nothing is known but that there were any.
    digests = digest_dataset(dataset, [None] * len(card.parents))
    write_digests(folder, digests)
    print(
        f"{folder.folder} knows its {len(dataset.training):,} pictures of train and "
        f"{len(dataset.validation):,} of validation now; 'evaluate' asks it for them."
    )
    return 0


def _check(card: Card, dataset: Dataset) -> None:
    counts = {"training": len(dataset.training), "validation": len(dataset.validation)}
    odd = [f"{n:,} faces of {name}" for name, n in counts.items() if card.data.get(name) != n]
    if odd or bool(card.data.get("votes")) != bool(dataset.votes):
        gives = f", which gives {' and '.join(odd)}" if odd else ""
        raise RunError(
            f"The run was trained on other pictures than those of {dataset.name}{gives}: give the "
            "dataset and the votes that it was trained on."
        )
