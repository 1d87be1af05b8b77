"""Shared parts of command lines: exit codes, subparsers that load on demand, the log."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TextIO

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
    option ``run_command``. The others are not imported, since they may need what is slow to load.

    Args:
        parser: Is given the subparsers.
        package: Where the modules are.
        commands: A line of help for each, by name; a module has ``_`` where a name has ``-``.
        arguments: Those of the command line; a command comes first.
    """
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, sentence in commands.items():
        subparser = subparsers.add_parser(
            name, description=sentence[:1].upper() + sentence[1:], help=sentence
        )
        if name in arguments[:1]:
            module = import_module(f"{package}.{name.replace('-', '_')}")
            module.add_arguments(subparser)
            subparser.set_defaults(run_command=module.run)


@contextmanager
def log_shown(name: str, stream: TextIO) -> Iterator[None]:
    """Show meanwhile what a package logs, a line each, as the words of its command."""
    log, handler = logging.getLogger(name), logging.StreamHandler(stream)
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(handler)


def add_model_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--model FILE`` to a parser."""
    parser.add_argument("--model", type=Path, metavar="FILE", help="another model file")
