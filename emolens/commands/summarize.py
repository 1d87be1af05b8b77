"""``emolens summarize``: a table of a study, a row for each source, person and event."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from emolens.commands.command_line import TROUBLE, number_from_one
from emolens.messages import mark
from emolens.plain_text import plain
from emolens.results.folder import results_in
from emolens.results.reader import read_rows
from emolens.results.rows import Row
from emolens.study.errors import DesignError
from emolens.study.event_names import recorded_events
from emolens.study.events import read_events
from emolens.study.people import Participants, People, read_participants, read_people
from emolens.study.report import StudyReport
from emolens.study.source_quality import SourceQuality, noting
from emolens.study.summary import StudyDesign, SummaryRow, summarize
from emolens.study.summary_table import write_summary, write_summary_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "results", nargs="+", type=Path, metavar="RESULT", help="result, or folder of results"
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE.csv",
        help="write the table to this file instead of printing it, and beside it what its columns "
        "say (.json)",
    )
    parser.add_argument(
        "--events",
        type=Path,
        metavar="FILE",
        help="table of events (.tsv or .csv: onset, duration, trial_type, and source where they "
        "differ; default: those that the results were made with); what is called exclude counts "
        "for nothing",
    )
    parser.add_argument(
        "--after",
        type=_seconds,
        metavar="SECONDS",
        help="how much counts after an event without duration (default: until the next event)",
    )
    parser.add_argument(
        "--bins", type=_seconds, metavar="SECONDS", help="part each source into such pieces"
    )
    parser.add_argument(
        "--participant",
        default="",
        metavar="REGEX",
        help="take participant and group from the sources' names, as in "
        r"'(?P<group>control|patient)_(?P<participant>\d+)'",
    )
    parser.add_argument(
        "--participants",
        type=Path,
        metavar="FILE",
        help="table of participants and their groups (participant_id, group, as in BIDS' "
        "participants.tsv); without --participant, sources are theirs whose names hold their id",
    )
    parser.add_argument(
        "--people",
        type=Path,
        metavar="FILE",
        help="table of who the tracks are (source, track, person, and begin and end of a part)",
    )
    parser.add_argument(
        "--report",
        type=Path,
        metavar="FILE.html",
        help="write a report, too: what was analysed and how, the quality of each source, figures, "
        "and a paragraph of methods",
    )
    parser.add_argument(
        "--largest", action="store_true", help="take the largest face of each frame alone"
    )
    parser.add_argument(
        "--at-most",
        type=number_from_one,
        metavar="N",
        help="take the N largest faces of each frame alone",
    )


def run(options: argparse.Namespace) -> int:
    """Sum up, and return 0, or 2 if a result in a folder is not complete.

    Raises:
        ResultError: A result cannot be read, or the table cannot be written.
        DesignError: Events, people or options make no sense.
    """
    if options.bins and options.events:
        raise DesignError(mark("Give --events or --bins, not both."))
    common = StudyDesign(
        read_events(options.events) if options.events else (),
        options.bins or math.inf,
        options.after,
        People(
            read_people(options.people) if options.people else (),
            largest=options.largest,
            at_most=options.at_most,
        ),
        Participants(
            options.participant,
            read_participants(options.participants) if options.participants else {},
        ),
    )
    files, unfinished = _files(options.results)
    expressions = _expressions(files)
    designs = [common if options.events else _with_own_events(common, file) for file in files]
    qualities: dict[str, SourceQuality] = {}
    rows: Iterable[SummaryRow] = _summarized(files, designs, expressions, qualities)
    if options.report:
        rows = list(rows)
        StudyReport(files, rows, qualities, expressions).write(options.report)
    if options.output is None:
        write_summary(sys.stdout, rows, expressions)
    else:
        count = write_summary_file(options.output, rows, expressions)
        print(f"{count} rows.", file=sys.stderr)
    for result in unfinished:
        said = f"{plain(result)} is not complete, and was left out; analyze it again."
        print(said, file=sys.stderr)
    return TROUBLE if unfinished else 0


def _with_own_events(design: StudyDesign, result: Path) -> StudyDesign:
    """Return a design with the events that stand beside a result; with bins, what they exclude."""
    own = recorded_events(result)
    if math.isfinite(design.bins):
        own = tuple(event for event in own if event.excludes)
    return replace(design, events=own)


def _summarized(
    files: Sequence[Path],
    designs: Sequence[StudyDesign],
    expressions: Sequence[str],
    qualities: dict[str, SourceQuality],
) -> Iterator[SummaryRow]:
    for file, design in zip(files, designs, strict=True):
        rows = _rows(file, expressions, files[0])
        yield from summarize(noting(rows, qualities), design)


def _files(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Return the results that paths stand for, and those of folders that are not complete.

    Raises:
        ResultError: A folder holds no complete one.
    """
    files: list[Path] = []
    unfinished: list[Path] = []
    for path in paths:
        whole, others = results_in(path) if path.is_dir() else ([path], [])
        files += whole
        unfinished += others
    return files, unfinished


def _expressions(files: Sequence[Path]) -> Sequence[str]:
    """Return the expressions of the first face, in their order; none where there is no face.

    Raises:
        ResultError: A result cannot be read.
    """
    rows = (row for file in files for row in read_rows(file))
    first = next((row.reading for row in rows if row.reading is not None), None)
    return () if first is None else tuple(first.scores)


def _rows(file: Path, expressions: Sequence[str], first: Path) -> Iterator[Row]:
    """Yield the rows of a result.

    Raises:
        DesignError: It has other expressions than the first one.
    """
    wanted = set(expressions)
    for row in read_rows(file):
        if row.reading is not None and row.reading.scores.keys() != wanted:
            raise DesignError(
                mark("{file} has other expressions than {other}; sum them up apart."),
                file=file,
                other=first,
            )
        yield row


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value > 0):
        raise argparse.ArgumentTypeError(f"{text} is no time in seconds above 0")
    return value
