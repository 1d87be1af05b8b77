"""Command line: ``python -m trainer COMMAND``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from emolens.errors import EmolensError
from trainer.commands import (
    INTERRUPTED,
    card,
    crop_rule,
    download,
    evaluate,
    face_unit,
    fit,
    inspect,
    predict,
    prepare,
    tune,
)

_COMMANDS = (download, prepare, inspect, fit, tune, evaluate, predict, crop_rule, face_unit, card)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; 0 when done, 2 on bad input, 130 when interrupted."""
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run_command(arguments)
    except EmolensError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Interrupted; nothing was kept.", file=sys.stderr)
        return INTERRUPTED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m trainer", description="From a dataset of faces to a model that is measured."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in _COMMANDS:
        subparser = commands.add_parser(
            command.NAME, help=command.HELP, description=command.HELP.capitalize()
        )
        command.add_options(subparser)
        subparser.set_defaults(run_command=command.run)
    return parser
