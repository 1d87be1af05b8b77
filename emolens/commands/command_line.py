"""Shared parts of command lines: exit codes, subparsers that load on demand, common options."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

TROUBLE = 2
"""Exit code when something must be mended."""
INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it: 128 and the signal's number."""


def add_commands(
    parser: argparse.ArgumentParser,
    package: str,
    commands: Mapping[str, str],
    arguments: Sequence[str],
) -> None:
    """Add a subparser for each command, and load the module of the one that was asked for.

    Each command is a module with ``add_arguments(parser)`` and ``run(options)``, which becomes the
    option ``run``. The others are not imported, since they may need what takes long to load.

    Args:
        parser: Is given the subparsers.
        package: Where the modules are.
        commands: A sentence of help for each, by name; a module has ``_`` where a name has ``-``.
        arguments: Those of the command line; a command comes first.
    """
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, sentence in commands.items():
        subparser = subparsers.add_parser(name, description=sentence, help=sentence)
        if name in arguments[:1]:
            module = import_module(f"{package}.{name.replace('-', '_')}")
            module.add_arguments(subparser)
            subparser.set_defaults(run=module.run)


def add_model_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--model FILE`` to a parser."""
    parser.add_argument("--model", type=Path, metavar="FILE", help="another model file")
