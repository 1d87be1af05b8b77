"""Command line of the library: ``emolens analyze PATH...``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from emolens import __version__
from emolens.commands.analyze import TROUBLE, OutputError, analyze, analyze_into
from emolens.errors import EmolensError, ModelError
from emolens.hardware.processor import usable_cores
from emolens.loading import load_for_files
from emolens.results.errors import ResultError
from emolens.sources.quiet import undropped

COMMANDS = ("analyze",)
INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it: 128 and the signal's number."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Args:
        argv: The arguments without the program's name; by default those it was started with.
    """
    return _analyze(_parser().parse_args(argv))


def add_model_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--model FILE`` to a parser."""
    parser.add_argument("--model", type=Path, metavar="FILE", help="another model file")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="emolens", description="Read facial expressions in pictures and videos."
    )
    parser.add_argument("--version", action="version", version=f"emolens {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    description = "Print one line of JSON for every face in every frame."
    _add_analyze_options(commands.add_parser("analyze", description=description, help=description))
    return parser


def _add_analyze_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="picture, video, or folder of them"
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="write them to this file instead, by its suffix .csv or .jsonl, and beside it what "
        "produced them and a summary of each track (.about.json)",
    )
    add_model_option(parser)
    parser.add_argument(
        "--jobs",
        type=_number_of_jobs,
        metavar="N",
        default=usable_cores(),
        help="cores to use, and so files to read at once; makes no difference to what is written "
        "(default: all, %(default)s)",
    )


def _number_of_jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 1 on")
    return int(text)


def _analyze(options: argparse.Namespace) -> int:
    try:
        with undropped(sys.stderr) as err:
            classifier = load_for_files(options.model, err)
            if options.output:
                return analyze_into(options.output, options.paths, classifier, err, options.jobs)
            return analyze(options.paths, classifier, sys.stdout, err, options.jobs)
    except (ModelError, ResultError) as error:
        return _trouble(error)
    except OutputError as error:
        _drop_stdout()
        return _trouble(error)
    except BrokenPipeError:  # whoever read the lines has read enough
        _drop_stdout()
        return 0
    except KeyboardInterrupt:
        print("Interrupted; the lines written so far are complete.", file=sys.stderr)
        return INTERRUPTED


def _trouble(error: EmolensError) -> int:
    print(error, file=sys.stderr)
    return TROUBLE


def _drop_stdout() -> None:
    """Let the interpreter's last flush of standard output go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
