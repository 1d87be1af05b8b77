"""Command line: ``python -m export RUN -o FILE.onnx``, and ``python -m export bench``."""

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
from export.commands import export
from trainer.extras import missing_extras_told

COMMANDS: Mapping[str, str] = {
    "bench": "Time model files in turn, and runs under Keras beside them.",
}
"""What else there is besides the export, by name: a module of :mod:`export.commands` has it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; 0 when done, 2 on bad input, 130 when interrupted."""
    reopen_closed_streams()
    given = list(sys.argv[1:] if argv is None else argv)
    with ended_by_signals() as termination:
        return termination.exit_code(run_while_read(lambda: _run(given)))


def _run(given: Sequence[str]) -> int:
    try:
        with missing_extras_told(train="export"):
            arguments = _parser(given).parse_args(given)
            code: int = arguments.run_command(arguments)
    except EmolensError as error:
        print(error, file=sys.stderr)
        return TROUBLE
    except KeyboardInterrupt:
        print("Interrupted; nothing was written.", file=sys.stderr)
        return INTERRUPTED
    return code


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of another command where one is given, else that of the export."""
    parser = CommandParser(prog="python -m export", description=export.__doc__)
    if given and given[0] in COMMANDS:
        add_commands(parser, "export.commands", COMMANDS, given[:1])
    else:
        export.add_arguments(parser)
        parser.set_defaults(run_command=export.run)
        parser.epilog = "; ".join(
            f"'python -m export {name} --help': {sentence}" for name, sentence in COMMANDS.items()
        )
    return parser
