"""The command ``emolens``: the window, or with a command of the library its headless twin."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from emolens import __version__
from emolens.commands import main as library
from emolens.commands.command_line import (
    TROUBLE,
    CommandParser,
    add_model_option,
    reopen_closed_streams,
)
from emolens.plain_text import plain

_NO_QT = (
    "The window needs PySide6, which is not installed: run  pip install 'emolens[app]'  or use "
    "'emolens analyze'."
)
_NO_LIBRARY = (
    "The window cannot start, for a library of the system is missing ({reason}); on Debian and "
    "Ubuntu, run  sudo apt install libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1  or use "
    "'emolens analyze'."
)
_DECODE = "--decode-files"
"""By which the packaged program calls itself (:mod:`emolens.sources.decoder_client`)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Args:
        argv: The arguments without the program's name; by default those it was started with.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == [_DECODE]:
        from emolens.sources.decoder_process import serve  # noqa: PLC0415 - slow, and seldom needed

        return serve()
    reopen_closed_streams()
    if arguments and arguments[0] in library.COMMANDS:
        return library.main(arguments)
    parser = window_parser()
    options = parser.parse_args(arguments)
    if options.screenshot and not options.path:
        parser.error("--screenshot needs a PATH to open")
    return _window(options)


def window_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line that opens the window."""
    parser = CommandParser(
        prog="emolens",
        description="Read facial expressions in a picture, a video or before the camera.",
        epilog=_commands(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "path", nargs="?", type=Path, help="picture, video, folder or results to open"
    )
    parser.add_argument(
        "--screenshot",
        type=Path,
        metavar="FILE",
        help="once PATH has been read, save a picture of the window (PNG) and quit",
    )
    parser.add_argument("--version", action="version", version=f"emolens {__version__}")
    add_model_option(parser)
    return parser


def _commands() -> str:
    """Return the list of the commands that need no window, for the help."""
    lines = (f"  emolens {name:10} {sentence}" for name, sentence in library.COMMANDS.items())
    return "\n".join(["commands without a window, each with a --help of its own:", *lines])


def _window(options: argparse.Namespace) -> int:
    if find_spec("PySide6") is None:
        print(_NO_QT, file=sys.stderr)
        return TROUBLE
    try:
        from desktop.app import run  # noqa: PLC0415 - the library's commands must not need Qt
    except ImportError as error:
        print(_NO_LIBRARY.format(reason=plain(error)), file=sys.stderr)
        return TROUBLE
    return run(options.path, options.model, options.screenshot)
