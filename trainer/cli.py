"""Command line: ``python -m trainer COMMAND``."""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from emolens.errors import EmolensError
from trainer.commands import COMMANDS, INTERRUPTED


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; 0 when done, 2 on bad input, 130 when interrupted."""
    given = sys.argv[1:] if argv is None else argv
    arguments = _parser(given).parse_args(given)
    try:
        with _log_shown():
            code: int = arguments.run_command(arguments)
    except EmolensError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Interrupted; nothing was kept.", file=sys.stderr)
        return INTERRUPTED
    return code


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m trainer", description="From a dataset of faces to a model that is measured."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, text in COMMANDS.items():
        subparser = commands.add_parser(name, help=text, description=text.capitalize())
        if name in given[:1]:
            module = importlib.import_module(f"trainer.commands.{name.replace('-', '_')}")
            module.add_options(subparser)
            subparser.set_defaults(run_command=module.run)
    return parser


@contextmanager
def _log_shown() -> Iterator[None]:
    """Show on standard error what the trainer has to say while it works."""
    log, handler = logging.getLogger("trainer"), logging.StreamHandler()
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(handler)
