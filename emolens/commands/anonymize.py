"""``emolens anonymize``: a film in which faces are covered."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from emolens.anonymization.face_cover import CoverStyle
from emolens.anonymization.film_anonymizer import FilmAnonymizer
from emolens.batch.progress import ProgressLine
from emolens.commands.command_line import number_from_one
from emolens.commands.output import add_force, refuse_to_replace
from emolens.hardware.cores import sharing_cores
from emolens.hardware.processor import usable_cores
from emolens.options import PipelineOptions
from emolens.sources.isolation import isolated
from emolens.time_text import time_text

_MOST = 10
"""Stretches that are told one by one."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("film", type=Path, metavar="VIDEO", help="film in which people are seen")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE.mkv",
        help="write the film with faces covered to this file, without sound",
    )
    add_force(parser)
    parser.add_argument(
        "--cover",
        choices=get_args(CoverStyle),
        default="block",
        help="block leaves nothing of a face, blur looks gentler but may be undone in part "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--any-roll", action="store_true", help="look for faces on their side or upside down, too"
    )
    parser.add_argument(
        "--jobs",
        type=number_from_one,
        metavar="N",
        default=usable_cores(),
        help="cores to use (default: all)",
    )


def run(options: argparse.Namespace) -> int:
    """Anonymize, and return 0.

    Raises:
        OutputThereError: The file is there.
        ResultError: The film cannot be written.
        SourceError: It cannot be read to its end.
    """
    refuse_to_replace(options, options.output)
    line = ProgressLine(sys.stderr)
    # What might be a face is rather covered than seen.
    detection = PipelineOptions(sensitivity="eager", any_roll=options.any_roll)
    anonymizer = FilmAnonymizer(detection, options.cover, line.progress, options.jobs)
    try:
        with isolated(), sharing_cores(options.jobs, 1, options.jobs):
            outcome = anonymizer.write(options.film, options.output)
    finally:
        line.clear()
    print(f"{outcome.frames} frames. {_told(outcome.bare)}", file=sys.stderr)
    print("A face that is not found is not covered: look at the film first.", file=sys.stderr)
    return 0


def _told(bare: Sequence[tuple[float, float]]) -> str:
    """Return what is to be said of stretches in which nothing is covered."""
    if not bare:
        return "Something is covered in every frame."
    named = ", ".join(f"{time_text(a, 1)} to {time_text(b, 1)}" for a, b in bare[:_MOST])
    more = f" and {len(bare) - _MOST} more" if len(bare) > _MOST else ""
    return f"Nothing is covered from {named}{more}."
