"""Command ``average``: average the weights of finished runs into a new one."""

from __future__ import annotations

import argparse
from pathlib import Path

from trainer.backend import load_keras
from trainer.commands.derived_run import empty_run, print_figures
from trainer.commands.options import TO_LEARN, add_dataset
from trainer.data.reading import read_for_model
from trainer.run import Run


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``average``."""
    parser.add_argument(
        "runs", type=Path, nargs="+", metavar="RUN", help="folder of a run; given twice, weighs so"
    )
    parser.add_argument("--run", type=Path, required=True, help="folder that receives the mean")
    add_dataset(parser, TO_LEARN)


def run(arguments: argparse.Namespace) -> int:
    """Average, and print the figures on validation; return 0."""
    target = empty_run(arguments.run)
    runs = [Run(path) for path in arguments.runs]
    metadata = runs[0].read_card().metadata()
    load_keras()
    from trainer.training.weight_averaging import average  # noqa: PLC0415 - it imports Keras

    dataset = read_for_model(metadata, arguments.data, arguments.votes)
    card = average(runs, dataset, target)
    print_figures(card)
    print(f"The mean of {len(runs)} runs is in {target.folder}.")
    return 0
