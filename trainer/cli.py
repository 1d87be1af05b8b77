"""Command line: ``python -m trainer COMMAND``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from emolens.commands.command_line import INTERRUPTED, TROUBLE, add_commands, log_shown
from emolens.errors import EmolensError
from trainer.commands import COMMANDS


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; 0 when done, 2 on bad input, 130 when interrupted."""
    given = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser(
        prog="python -m trainer", description="From a dataset of faces to a model that is measured."
    )
    add_commands(parser, "trainer.commands", COMMANDS, given)
    arguments = parser.parse_args(given)
    try:
        with log_shown("trainer", sys.stderr):
            code: int = arguments.run_command(arguments)
    except EmolensError as error:
        print(error, file=sys.stderr)
        return TROUBLE
    except KeyboardInterrupt:
        print("Interrupted; nothing was kept.", file=sys.stderr)
        return INTERRUPTED
    return code
