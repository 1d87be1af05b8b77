"""Command ``inspect``: say what is in a dataset, in figures and as a picture."""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

from emolens.commands.output import add_force, refuse_to_replace
from trainer.data.dataset import read_dataset
from trainer.data.votes import read_votes
from trainer.inspection.inspection import inspect
from trainer.inspection.inspection_text import to_text
from trainer.inspection.sample_plot import draw_samples
from trainer.reporting.writing import write_figure


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``inspect``."""
    parser.add_argument("data", type=Path, metavar="PATH", help="dataset: folder, zip or csv")
    parser.add_argument("--votes", type=Path, help="FER+ votes (ferplus.csv) of its pictures")
    parser.add_argument(
        "--labels", nargs="+", metavar="LABEL", help="look at these of its labels alone"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE.png", help="draw samples of each label there"
    )
    add_force(parser)
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(arguments: argparse.Namespace) -> int:
    """Inspect, print what was found and draw the samples; return 0."""
    refuse_to_replace(arguments, arguments.output)
    votes = read_votes(arguments.votes) if arguments.votes else None
    dataset = read_dataset(arguments.data, arguments.labels)
    if arguments.output:
        write_figure(arguments.output, draw_samples(dataset))
    found = inspect(dataset, votes)
    print(json.dumps(dataclasses.asdict(found), indent=2) if arguments.json else to_text(found))
    return 0
