"""The command ``emolens``: the window, or with ``analyze`` its headless twin."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop import __version__
from desktop.analyze import TROUBLE, OutputError, analyze, analyze_into
from desktop.loading import load_for_files
from desktop.vision.errors import EmolensError, ModelError
from desktop.vision.machine.processor import usable_cores
from desktop.vision.media.quiet import undropped
from desktop.vision.results.errors import ResultError

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it: 128 and the signal's number."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Args:
        argv: The arguments without the program's name; by default those it was started with.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["analyze"]:
        return _analyze(_analyze_parser().parse_args(arguments[1:]))
    parser = _window_parser()
    options = parser.parse_args(arguments)
    if options.screenshot and not options.path:
        parser.error("--screenshot needs a PATH to open")
    return _window(options)


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="emolens",
        description="Read facial expressions in a picture, a video or before the camera.",
        epilog="'emolens analyze PATH...' prints the readings instead; see its --help.",
    )
    parser.add_argument("path", nargs="?", type=Path, help="picture, video or folder to open")
    parser.add_argument(
        "--screenshot",
        type=Path,
        metavar="FILE",
        help="once PATH has been read, save a picture of the window (PNG) and quit",
    )
    parser.add_argument("--version", action="version", version=f"emolens {__version__}")
    _add_model(parser)
    return parser


def _analyze_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="emolens analyze",
        description="Print one line of JSON for every face in every frame.",
    )
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
    _add_model(parser)
    parser.add_argument(
        "--jobs",
        type=_number_of_jobs,
        metavar="N",
        default=usable_cores(),
        help="cores to use, and so files to read at once; makes no difference to what is written "
        "(default: all, %(default)s)",
    )
    return parser


def _add_model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--model", type=Path, metavar="FILE", help="another model file")


def _number_of_jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 1 on")
    return int(text)


def _window(options: argparse.Namespace) -> int:
    from desktop.app import run  # noqa: PLC0415 - analyze must not need Qt

    return run(options.path, options.model, options.screenshot)


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
