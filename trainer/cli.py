"""The command line: ``python -m trainer fit``."""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.vision.errors import EmolensError
from trainer.memory import keep_between_steps
from trainer.recipe import Recipe

_INTERRUPTED = 130  # what shells report after Ctrl-C


def main(argv: Sequence[str] | None = None) -> int:
    """Run the trainer; 0 when done, 2 on bad input, 130 when interrupted."""
    arguments = _parser().parse_args(argv)
    # TensorFlow would report the processor's features otherwise.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    # Imported here so that --help and bad options answer before TensorFlow has loaded.
    from trainer.commands import fit  # noqa: PLC0415

    keep_between_steps()

    try:
        complete = fit(arguments.data, arguments.votes, _recipe(arguments), arguments.run)
    except EmolensError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Interrupted before the first epoch was done; nothing was kept.", file=sys.stderr)
        return _INTERRUPTED
    return 0 if complete else _INTERRUPTED


def _recipe(arguments: argparse.Namespace) -> Recipe:
    names = [field.name for field in dataclasses.fields(Recipe) if hasattr(arguments, field.name)]
    return Recipe(**{name: getattr(arguments, name) for name in names})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m trainer", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    fit = commands.add_parser(
        "fit",
        help="train a MobileNet on a dataset",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    fit.add_argument(
        "--data",
        type=Path,
        required=True,
        help="folder or zip with train/<label>/ and validation/<label>/",
    )
    fit.add_argument("--run", type=Path, required=True, help="folder that receives the run")
    fit.add_argument("--votes", type=Path, help="FER+ votes (ferplus.csv) to learn instead")
    fit.add_argument("--weights", help="start weights: imagenet, none, or a .weights.h5 file")
    fit.add_argument(
        "--unfreeze-from", metavar="LAYER", help="base layers that train with the head"
    )
    _number(fit, "resolution", "pixels that a crop is enlarged to")
    _number(fit, "head-epochs", "epochs with the base frozen")
    _number(fit, "epochs", "epochs of fine-tuning, at most")
    _number(fit, "patience", "epochs without gain before the training ends")
    _number(fit, "batch-size", "faces in a step")
    _number(fit, "seed", "of everything random")
    fit.set_defaults(**dataclasses.asdict(Recipe()))
    return parser


def _number(parser: argparse.ArgumentParser, name: str, text: str) -> None:
    lowest = 0 if name in ("seed", "head-epochs") else 1

    def whole(value: str) -> int:
        number = int(value)
        if number < lowest:
            raise argparse.ArgumentTypeError(f"must be {lowest} or more")
        return number

    parser.add_argument(f"--{name}", type=whole, metavar="N", help=text)
