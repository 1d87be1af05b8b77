"""``emolens summarize``: a table of a study, a row for each source, person and event."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterable
from pathlib import Path

from emolens.commands.command_line import TROUBLE, number_from_one
from emolens.commands.output import add_force, refuse_to_replace
from emolens.messages import mark
from emolens.plain_text import plain
from emolens.study.errors import DesignError
from emolens.study.events import read_events
from emolens.study.figure import write_figures
from emolens.study.participants import Participants, read_participants
from emolens.study.people import People, read_people
from emolens.study.report import StudyReport
from emolens.study.source_quality import SourceQuality
from emolens.study.study_results import StudyResults
from emolens.study.summary import StudyDesign, SummaryRow
from emolens.study.summary_table import dictionary_file, write_summary


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
    add_force(parser)
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
        "participants.tsv); without --participant, sources are theirs whose names hold their id; "
        "without both, p01.participants.csv beside p01.csv is taken",
    )
    parser.add_argument(
        "--people",
        type=Path,
        metavar="FILE",
        help="table of who the tracks are (source, track, person, and begin and end of a part; "
        "default: p01.people.csv beside p01.csv)",
    )
    parser.add_argument(
        "--report",
        type=Path,
        metavar="FILE.html",
        help="write a report, too: what was analysed and how, the quality of each source, figures, "
        "and a paragraph of methods",
    )
    parser.add_argument(
        "--figures",
        type=Path,
        metavar="FOLDER",
        help="write the figures of the report into this folder, too, each as SVG and as PNG",
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
        ResultError: A result cannot be read, or something cannot be written.
        DesignError: Events, people or options make no sense.
        OutputThereError: A file is there that was to be written.
    """
    dictionary = options.output and dictionary_file(options.output)
    figures = options.figures.glob("figure_*") if options.figures else ()
    refuse_to_replace(options, options.output, dictionary, options.report, *figures)
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
    results = StudyResults(options.results)
    qualities: dict[str, SourceQuality] = {}
    rows: Iterable[SummaryRow] = results.summarized(
        common,
        qualities,
        own_events=not options.events,
        own_people=not options.people,
        own_participants=not (options.participant or options.participants),
    )
    if options.report or options.figures:
        rows = kept = list(rows)
        if options.report:
            StudyReport(results.files, kept, qualities, results.expressions).write(options.report)
        if options.figures:
            write_figures(options.figures, kept, results.expressions)
    if options.output is None:
        write_summary(sys.stdout, rows, results.expressions)
    else:
        count = results.write(options.output, rows)
        print(f"{count} rows.", file=sys.stderr)
    for result in results.unfinished:
        said = f"{plain(result)} is not complete, and was left out; analyze it again."
        print(said, file=sys.stderr)
    return TROUBLE if results.unfinished else 0


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value > 0):
        raise argparse.ArgumentTypeError(f"{text} is no time in seconds above 0")
    return value
