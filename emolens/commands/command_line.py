"""Shared parts of command lines: exit codes, subparsers that load on demand, the log."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import NoReturn, TextIO

from emolens.plain_text import PlainFormatter, plain

TROUBLE = 2
"""Exit code when something must be mended."""
INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it: 128 and the signal's number."""


class CommandParser(argparse.ArgumentParser):
    """A parser whose errors repeat what was typed, or came from a file's name, as plain text."""

    def error(self, message: str) -> NoReturn:
        """Print how the command is used and what is wrong, and exit with 2."""
        super().error(plain(message))


def add_commands(
    parser: argparse.ArgumentParser,
    package: str,
    commands: Mapping[str, str],
    loaded: Collection[str],
) -> None:
    """Add a subparser for each command, and load the modules of those that are asked for.

    Each command is a module with ``add_arguments(parser)`` and ``run(options)``, which becomes the
    option ``run_command``. The others are not imported, since they may need what is slow to load.

    Args:
        parser: Is given the subparsers.
        package: Where the modules are.
        commands: A line of help for each, by name; a module has ``_`` where a name has ``-``.
        loaded: The names of those whose modules are loaded: what the command line begins with.
    """
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, sentence in commands.items():
        subparser = subparsers.add_parser(
            name, description=sentence[:1].upper() + sentence[1:], help=sentence
        )
        if name in loaded:
            module = import_module(f"{package}.{name.replace('-', '_')}")
            module.add_arguments(subparser)
            subparser.set_defaults(run_command=module.run)


@contextmanager
def log_shown(name: str, stream: TextIO) -> Iterator[None]:
    """Show meanwhile what a package logs, a line each, as the words of its command."""
    log, handler = logging.getLogger(name), logging.StreamHandler(stream)
    handler.setFormatter(PlainFormatter())
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    # A library that logs without a logger of its own would add a handler that shows all again.
    root, silent = logging.getLogger(), logging.NullHandler()
    root.addHandler(silent)
    try:
        yield
    finally:
        root.removeHandler(silent)
        log.removeHandler(handler)


def reopen_closed_streams() -> None:
    """Let a standard stream that was closed (``>&-``) lead nowhere.

    The next file to be opened would take its place, and what is printed would land in that.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number, which is this one
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115


def run_while_read(command: Callable[[], int]) -> int:
    """Return a command's exit code; 0 once nobody reads what it prints, as after ``| head``."""
    try:
        try:
            return command()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read has read enough
        drop_stdout()
        return 0


def drop_stdout() -> None:
    """Let the interpreter's last flush of standard output go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def was_closed(stream: TextIO) -> bool:
    """Return whether a standard stream was closed and leads nowhere."""
    return getattr(stream, "name", "") == os.devnull


def add_model_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--model FILE`` to a parser."""
    parser.add_argument("--model", type=Path, metavar="FILE", help="another model file")


def number_from_one(text: str) -> int:
    """Return the whole number that an argument says.

    Raises:
        argparse.ArgumentTypeError: It is none from 1 on.
    """
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 1 on")
    return int(text)
