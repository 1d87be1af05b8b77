"""Command line: ``python -m trainer COMMAND``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from emolens.commands.command_line import (
    INTERRUPTED,
    TROUBLE,
    CommandParser,
    add_commands,
    log_shown,
    reopen_closed_streams,
    run_while_read,
)
from emolens.commands.termination import ended_by_signals
from emolens.errors import EmolensError
from trainer.commands import COMMANDS
from trainer.extras import missing_extras_told


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; 0 when done, 2 on bad input, 130 when interrupted."""
    reopen_closed_streams()
    given = sys.argv[1:] if argv is None else argv
    with ended_by_signals() as termination:
        return termination.exit_code(run_while_read(lambda: _run(given)))


def _run(given: Sequence[str]) -> int:
    try:
        with missing_extras_told(), log_shown("trainer", sys.stderr):
            arguments = _parser(given).parse_args(given)
            code: int = arguments.run_command(arguments)
    except EmolensError as error:
        print(error, file=sys.stderr)
        return TROUBLE
    except KeyboardInterrupt:
        print("Interrupted; nothing was kept.", file=sys.stderr)
        return INTERRUPTED
    return code


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = CommandParser(
        prog="python -m trainer", description="From a dataset of faces to a model that is measured."
    )
    add_commands(parser, "trainer.commands", COMMANDS, given[:1])
    return parser
