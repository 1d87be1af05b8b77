"""``emolens analyze``: one line of JSON for every reading, or a file of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO, get_args

from emolens.batch.analysis import BatchAnalysis
from emolens.batch.file_reader import BatchItem
from emolens.batch.job import BatchJob, BatchOutcome
from emolens.batch.named_sources import named_files
from emolens.batch.neutral_source import NeutralSource, neutral_faces
from emolens.batch.progress import ProgressLine
from emolens.commands import analyze_tree, film_part
from emolens.commands.analyze_tree import analyze_into_tree, paths_of
from emolens.commands.command_line import (
    INTERRUPTED,
    TROUBLE,
    add_model_option,
    drop_stdout,
    number_from_one,
    was_closed,
)
from emolens.commands.output import add_force, refuse_to_replace
from emolens.errors import EmolensError
from emolens.hardware.processor import usable_cores
from emolens.loading import load_model
from emolens.options import DetectorChoice, PipelineOptions
from emolens.protocols import Model
from emolens.results.formats import JsonLinesFormat
from emolens.results.metadata import read_metadata
from emolens.sources.isolation import isolated
from emolens.study.event_names import events_beside
from emolens.study.events import Event, read_events


class LinesError(EmolensError):
    """The lines cannot be written."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="picture, video, or folder of them"
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
    add_force(parser)
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
        "--neutral",
        action="append",
        default=[],
        metavar="SOURCE[@START-END]",
        help="a picture, a video or a stretch of one (as in a.mp4@0:03-0:06) in which the face is "
        "at rest, by which all is corrected; that of a video that is analyzed itself counts for it "
        "alone, so that it can be given once for each person",
    )
    parser.add_argument(
        "--neutral-anyway",
        action="store_true",
        help="use it even where the face reads mainly as something else",
    )
    parser.add_argument(
        "--jobs",
        type=number_from_one,
        metavar="N",
        default=usable_cores(),
        help="cores to use, for several files or the frames of one video at once; makes no "
        "difference to what is written (default: all)",
    )
    parser.add_argument(
        "--events",
        type=Path,
        metavar="FILE",
        help="table of events that rows fall in (.tsv or .csv: onset, duration, trial_type, and "
        "source where they differ); without it, p01.events.tsv beside p01.mp4 is taken",
    )
    film_part.add_arguments(parser)
    analyze_tree.add_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Analyze, and return 0, 2 if a file could not be read to its end, or 130 after Ctrl-C.

    Raises:
        DesignError: A table of events cannot be used.
        BaselineError, SourceError: No neutral baseline can be taken where one was named.
        ModelError: The model is refused, or computes something that its contract does not allow.
        LinesError, ResultError: The readings cannot be written.
        OutputThereError: The file is there, and was not cut off when the same was analyzed.
        EmolensError: Options do not go together, or a list of paths cannot be read.
    """
    if not (options.out_dir or options.output) and was_closed(sys.stdout):
        raise LinesError(
            "The readings cannot be written, for standard output is closed; name a file with -o."
        )
    detection = PipelineOptions(detector=options.detector, any_roll=options.any_roll)
    job = BatchJob(
        paths_of(options),
        detection,
        options.jobs,
        recursive=options.recursive,
        part=film_part.part_of(options),
    )
    if options.output and not _was_cut_off(options.output, job):
        refuse_to_replace(options, options.output)
    job = replace(job, events=_events(options.events, job))
    sources = [NeutralSource.named(text) for text in options.neutral]
    with isolated():
        return _analyzed(options, job, sources)


def _analyzed(options: argparse.Namespace, job: BatchJob, sources: Sequence[NeutralSource]) -> int:
    try:
        # So that all machines read alike, never in what is fastest on this one.
        model = load_model(options.model, precision="float32", threads=1)
        neutral = neutral_faces(job, sources, model, doubtful=options.neutral_anyway)
        job = replace(job, neutral=neutral)
        if options.out_dir:
            entries = analyze_into_tree(options, job, model, sys.stderr)
            return 0 if all(entry.state == "complete" for entry in entries) else TROUBLE
        if options.output:
            outcome = analyze_into(options.output, job, model, sys.stderr)
        else:
            outcome = analyze(job, model, sys.stdout, sys.stderr)
    except LinesError:
        drop_stdout()
        raise
    except BrokenPipeError:  # whoever read the lines has read enough
        drop_stdout()
        return 0
    except KeyboardInterrupt:
        written = "results" if options.out_dir else "lines"
        print(f"Interrupted; the {written} written so far are complete.", file=sys.stderr)
        return INTERRUPTED
    return TROUBLE if outcome.unread else 0


def _was_cut_off(result: Path, job: BatchJob) -> bool:
    """Return whether an analysis of the same into a file did not come to its end."""
    about = read_metadata(result) or {}
    return about.get("sources") == list(job.paths) and about.get("state") != "complete"


def _events(table: Path | None, job: BatchJob) -> Sequence[Event]:
    """Return the events of a table, or without one those that lie beside the films."""
    if table is not None:
        return read_events(table)
    return events_beside(named_files(job.paths, job.recursive))


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
