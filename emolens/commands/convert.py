"""``emolens convert``: what was read of a source, as annotations of ELAN, Praat, BORIS or BIDS."""

from __future__ import annotations

import argparse
import math
from pathlib import Path

from emolens.commands.output import add_force, refuse_to_replace
from emolens.messages import mark
from emolens.results.reader import open_result, read_rows
from emolens.study.annotation_files import write_annotation
from emolens.study.episodes import LEAST, episodes
from emolens.study.errors import DesignError
from emolens.study.event_names import recorded_events
from emolens.study.events import of_source, read_events
from emolens.study.people import People, read_people
from emolens.study.people_files import recorded_people


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("result", type=Path, metavar="RESULT", help="CSV or JSON Lines")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE",
        help="for ELAN (.eaf), Praat (.TextGrid), BORIS (.xlsx), or a table of events as BIDS has "
        "it (.tsv)",
    )
    add_force(parser)
    parser.add_argument("--source", metavar="NAME", help="which source, where there are several")
    parser.add_argument(
        "--least",
        type=_seconds,
        default=LEAST,
        metavar="SECONDS",
        help="a shorter episode belongs to the one before it (default: %(default)s)",
    )
    parser.add_argument(
        "--events",
        type=Path,
        metavar="FILE",
        help="table of events, for a tier of their own (default: those that the result was made "
        "with)",
    )
    parser.add_argument(
        "--people",
        type=Path,
        metavar="FILE",
        help="table of who the tracks are (default: p01.people.csv beside p01.csv)",
    )


def run(options: argparse.Namespace) -> int:
    """Convert, and return 0.

    Raises:
        ResultError: The result cannot be read, or the file cannot be written.
        DesignError: Options or tables make no sense, or a library is missing.
        OutputThereError: The file is there.
    """
    refuse_to_replace(options, options.output)
    source = _source(options)
    named = read_people(options.people) if options.people else recorded_people(options.result)
    people = People(named)
    table = read_events(options.events) if options.events else recorded_events(options.result)
    events = of_source(table, source)
    found = episodes(read_rows(options.result, source), people, options.least)
    write_annotation(options.output, source, list(found), events)
    return 0


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value >= 0):
        raise argparse.ArgumentTypeError(f"{text} is no time in seconds from 0")
    return value


def _source(options: argparse.Namespace) -> str:
    """Return the source that is meant.

    Raises:
        DesignError: There is none such, or it is not said which.
    """
    histories = open_result(options.result).histories
    names = [name for name in histories if options.source in (None, name, Path(name).name)]
    if len(names) == 1:
        return names[0]
    if not names:
        raise DesignError(
            mark("{file} has no such video with a face; see its column “source”."),
            file=options.result,
        )
    raise DesignError(
        mark("{file} has several videos; name one with --source, such as {name}."),
        file=options.result,
        name=names[0],
    )
