"""Command line of the library: ``emolens COMMAND``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence

from emolens.commands.command_line import TROUBLE, add_commands
from emolens.errors import EmolensError
from emolens.version import __version__

COMMANDS: Mapping[str, str] = {
    "analyze": "Print one line of JSON for every face in every frame.",
}
"""What each command does, by name: a module of this package has that name."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Args:
        argv: The arguments without the program's name; by default those it was started with.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(
        prog="emolens", description="Read facial expressions in pictures and videos."
    )
    parser.add_argument("--version", action="version", version=f"emolens {__version__}")
    add_commands(parser, "emolens.commands", COMMANDS, arguments)
    options = parser.parse_args(arguments)
    try:
        code: int = options.run_command(options)
    except EmolensError as error:
        print(error, file=sys.stderr)
        return TROUBLE
    return code
