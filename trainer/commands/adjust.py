"""Command ``adjust``: let a finished run name each expression as often as people do."""

from __future__ import annotations

import argparse
from pathlib import Path

from trainer.backend import load_keras
from trainer.commands.derived_run import empty_run, print_figures
from trainer.commands.options import TO_LEARN, add_dataset
from trainer.data.reading import read_for_model
from trainer.run import Run


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``adjust``."""
    parser.add_argument("source", type=Path, metavar="RUN", help="folder of the run; it stays")
    parser.add_argument("--run", type=Path, required=True, help="folder that receives the new one")
    add_dataset(parser, TO_LEARN)


def run(arguments: argparse.Namespace) -> int:
    """Adjust, and print the figures on validation; return 0."""
    source, target = Run(arguments.source), empty_run(arguments.run)
    metadata = source.read_card().metadata()
    load_keras()
    from trainer.training.logit_adjustment import adjust  # noqa: PLC0415 - it imports Keras

    dataset = read_for_model(metadata, arguments.data, arguments.votes)
    card = adjust(source, dataset, target)
    print_figures(card)
    print(f"The adjusted run is in {target.folder}. Measure it with crop-rule, and export it.")
    return 0
