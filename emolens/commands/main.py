"""Command line of the library: ``emolens COMMAND``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence

from emolens.commands.command_line import (
    INTERRUPTED,
    TROUBLE,
    CommandParser,
    add_commands,
    reopen_closed_streams,
    run_while_read,
)
from emolens.commands.termination import ended_by_signals
from emolens.errors import EmolensError
from emolens.version import __version__

COMMANDS: Mapping[str, str] = {
    "analyze": "Print one line of JSON for every face in every frame.",
    "summarize": "Sum results up in a table by source, person and event.",
    "anonymize": "Write a film in which faces are covered.",
    "convert": "Write a result as an annotation for ELAN, Praat or BIDS.",
    "gather": "Put the results of many sources into one Parquet file.",
}
"""What each command does, by name: a module of this package has that name."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Args:
        argv: The arguments without the program's name; by default those it was started with.
    """
    reopen_closed_streams()
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = CommandParser(
        prog="emolens", description="Read facial expressions in pictures and videos."
    )
    parser.add_argument("--version", action="version", version=f"emolens {__version__}")
    add_commands(parser, "emolens.commands", COMMANDS, arguments[:1])
    options = parser.parse_args(arguments)
    with ended_by_signals() as termination:
        return termination.exit_code(run_while_read(lambda: _run(options)))


def _run(options: argparse.Namespace) -> int:
    try:
        code: int = options.run_command(options)
    except EmolensError as error:
        print(error, file=sys.stderr)
        return TROUBLE
    except KeyboardInterrupt:
        print("Interrupted; nothing was written.", file=sys.stderr)
        return INTERRUPTED
    return code
