"""Command ``download``: get a public dataset from Kaggle."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from emolens.commands.command_line import INTERRUPTED
from trainer.data.kaggle import NAMES, download


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``download``."""
    known = ", ".join(f"{name} ({handle})" for name, handle in NAMES.items())
    parser.add_argument(
        "name", metavar="NAME", help=f"{known}, or any other dataset as owner/dataset"
    )
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FOLDER", help="where to put it"
    )


def run(arguments: argparse.Namespace) -> int:
    """Download; return 0, or 130 when interrupted."""
    try:
        download(arguments.name, arguments.output)
    except KeyboardInterrupt:
        print("Interrupted; the same command goes on from there.", file=sys.stderr)
        return INTERRUPTED
    print(f"The dataset is in {arguments.output}; 'inspect' describes it, 'fit' trains on it.")
    return 0
