"""Options of the command line for a part of films: ``--from``, ``--to`` and ``--every``."""

from __future__ import annotations

import argparse
import math

from emolens.commands.analyze_tree import OptionsError
from emolens.commands.command_line import number_from_one
from emolens.sources.film_part import FilmPart
from emolens.time_text import seconds_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what concerns parts of films."""
    parser.add_argument(
        "--from",
        dest="begin",
        type=_time,
        default=0.0,
        metavar="TIME",
        help="read films from this time on (seconds, 1:05 or 1:02:03)",
    )
    parser.add_argument(
        "--to",
        dest="end",
        type=_time,
        default=math.inf,
        metavar="TIME",
        help="read films up to this time",
    )
    parser.add_argument(
        "--every",
        type=number_from_one,
        default=1,
        metavar="N",
        help="read every Nth frame of films alone",
    )


def part_of(options: argparse.Namespace) -> FilmPart:
    """Return the part of films that the options name.

    Raises:
        OptionsError: It ends before it begins, or is to be read by a cluster.
    """
    if options.end <= options.begin:
        raise OptionsError("--to is not later than --from; name the earlier time with --from.")
    part = FilmPart(options.begin, options.end, options.every)
    if options.cluster and not part.is_whole:
        raise OptionsError("--cluster reads whole films; leave out --from, --to and --every.")
    return part


def _time(text: str) -> float:
    try:
        return seconds_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
