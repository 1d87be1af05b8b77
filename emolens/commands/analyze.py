"""``emolens analyze``: one line of JSON for every reading, or a file of them."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO, get_args

from emolens.batch.analysis import BatchAnalysis
from emolens.batch.file_reader import BatchItem
from emolens.batch.job import BatchJob, BatchOutcome
from emolens.batch.progress import ProgressLine
from emolens.commands.command_line import INTERRUPTED, TROUBLE, add_model_option
from emolens.errors import EmolensError
from emolens.hardware.processor import usable_cores
from emolens.loading import load_model, shipped_choice
from emolens.options import DetectorChoice, PipelineOptions
from emolens.protocols import Model
from emolens.results.formats import JsonLinesFormat


class LinesError(EmolensError):
    """The lines cannot be written."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="picture, video, or folder of them"
    )
    parser.add_argument(
        "-r",
        "--recursive",
        action="store_true",
        help="read the folders below those named, too",
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
        "--detector",
        choices=get_args(DetectorChoice),
        default=PipelineOptions.detector,
        help="what finds the faces: yunet also those that are tilted, turned or half covered, haar "
        "upright frontal ones (default: auto, which is yunet where it is installed)",
    )
    parser.add_argument(
        "--any-roll",
        action="store_true",
        help="read faces on their side or upside down, too (yunet alone)",
    )
    parser.add_argument(
        "--jobs",
        type=_number_of_jobs,
        metavar="N",
        default=usable_cores(),
        help="cores to use, and so files to read at once; makes no difference to what is written "
        "(default: all, %(default)s)",
    )


def run(options: argparse.Namespace) -> int:
    """Analyze, and return 0, 2 if a file could not be read to its end, or 130 after Ctrl-C.

    Raises:
        ModelError: The model is refused, or computes something that its contract does not allow.
        LinesError, ResultError: The readings cannot be written.
    """
    detection = PipelineOptions(detector=options.detector, any_roll=options.any_roll)
    job = BatchJob(options.paths, detection, options.jobs, recursive=options.recursive)
    try:
        if options.model is None:
            print(shipped_choice().reason, file=sys.stderr, flush=True)
        model = load_model(options.model, threads=1)
        if options.output:
            outcome = analyze_into(options.output, job, model, sys.stderr)
        else:
            outcome = analyze(job, model, sys.stdout, sys.stderr)
    except LinesError:
        _drop_stdout()
        raise
    except BrokenPipeError:  # whoever read the lines has read enough
        _drop_stdout()
        return 0
    except KeyboardInterrupt:
        print("Interrupted; the lines written so far are complete.", file=sys.stderr)
        return INTERRUPTED
    return TROUBLE if outcome.unread else 0


def analyze(job: BatchJob, model: Model, out: TextIO, err: TextIO) -> BatchOutcome:
    """Write the readings of a job, a line of JSON each.

    Args:
        job: What to analyze.
        model: Reads the faces.
        out: For the lines, flushed after every frame.
        err: For progress and remarks.

    Raises:
        ModelError: The model computes something that its contract does not allow.
        LinesError: ``out`` takes no more.
        BrokenPipeError: Nobody reads ``out`` any longer.
    """
    line = ProgressLine(err)

    def take(item: BatchItem) -> None:
        _write(item, out)
        if item.sentence:
            line.remark(item.sentence)

    return _cleared(line, lambda: BatchAnalysis(job, model, line.progress).run(take))


def analyze_into(result: Path, job: BatchJob, model: Model, err: TextIO) -> BatchOutcome:
    """Write the readings of a job into a file, and beside it what produced them.

    Args:
        result: A CSV or JSON Lines file, by its suffix; one that is there is replaced.
        job: As for :func:`analyze`, and so are the others.
        model: Reads the faces.
        err: For progress and remarks.

    Raises:
        ModelError: The model computes something that its contract does not allow.
        ResultError: The file cannot be written.
    """
    line = ProgressLine(err)
    batch = BatchAnalysis(job, model, line.progress)
    return _cleared(line, lambda: batch.run_into(result, line.remark))


def _cleared(line: ProgressLine, analysis: Callable[[], BatchOutcome]) -> BatchOutcome:
    """Run an analysis, and take its line away when it ends."""
    try:
        return analysis()
    finally:
        line.clear()


def _write(item: BatchItem, out: TextIO) -> None:
    if not item.rows:
        return
    try:
        out.write(JsonLinesFormat().text(item.rows))
        out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise LinesError(
            f"The readings cannot be written ({error.strerror}); make room and run it again."
        ) from error


def _number_of_jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 1 on")
    return int(text)


def _drop_stdout() -> None:
    """Let the interpreter's last flush of standard output go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
