"""Options that several commands have."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Number = TypeVar("Number", int, float)

TO_LEARN = "votes (FER+'s ferplus.csv, or your own in its form) to learn instead"
TO_MEASURE = "votes (FER+'s ferplus.csv, or your own in its form) to hold it against"


def add_dataset(parser: argparse.ArgumentParser, votes: str) -> None:
    """Add ``--data`` and ``--votes``; ``votes`` says what they are for."""
    parser.add_argument("--data", type=Path, required=True, help="dataset: folder, zip or csv")
    parser.add_argument("--votes", type=Path, help=votes)


def add_recipe(parser: argparse.ArgumentParser) -> None:
    """Add what a training is told: ``--labels``, ``--recipe`` and ``--set``."""
    parser.add_argument(
        "--labels", nargs="+", metavar="LABEL", help="learn these of the dataset's labels alone"
    )
    parser.add_argument(
        "--recipe",
        default="mobilenet",
        help="a TOML file, or an architecture whose shipped recipe to use (default: mobilenet)",
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="change one value of the recipe, as in fine.epochs=20; can be repeated",
    )


def add_group_by(parser: argparse.ArgumentParser) -> None:
    """Add ``--group-by``."""
    parser.add_argument(
        "--group-by",
        metavar="REGEX",
        help="what finds in a picture's path who it shows, as in 'p[0-9]+', or the name of a "
        "table's column: nobody is both trained and measured on",
    )


def add_seed(parser: argparse.ArgumentParser) -> None:
    """Add the ``--seed`` of faces and of the scenes that they are laid into."""
    parser.add_argument(
        "--seed",
        type=number(int, 0),
        default=1,
        metavar="S",
        help="of faces and scenes (default: 1)",
    )


def number(
    kind: Callable[[str], Number], least: Number, most: float = math.inf
) -> Callable[[str], Number]:
    """Return the type of an option that takes numbers of a kind, from ``least`` to ``most``."""
    bounds = f"from {least} to {most}" if math.isfinite(most) else f"{least} or more"

    def checked(text: str) -> Number:
        try:
            value = kind(text)
        except ValueError:
            value = None
        if value is None or not least <= value <= most:
            noun = "a whole number" if kind is int else "a number"
            raise argparse.ArgumentTypeError(f"{text!r} is not {noun}, {bounds}")
        return value

    return checked
