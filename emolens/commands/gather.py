"""``emolens gather``: the results of many sources in one Parquet file, or a folder of them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from emolens.commands.command_line import TROUBLE
from emolens.commands.output import add_force, refuse_to_replace
from emolens.plain_text import plain
from emolens.results.folder import results_in
from emolens.results.metadata import expressions_in, read_metadata
from emolens.results.parquet import write_dataset, write_parquet
from emolens.results.parquet_tracks import write_tracks


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="folder of results, as --out-dir has it"
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE.parquet",
        help="file to write",
    )
    add_force(parser)
    parser.add_argument(
        "--by-source",
        action="store_true",
        help="write a new folder of that name instead, parted by source (source=NAME/...)",
    )
    parser.add_argument(
        "--tracks",
        type=Path,
        metavar="FILE.parquet",
        help="write a summary of each track, too, to a file of its own",
    )


def run(options: argparse.Namespace) -> int:
    """Gather, and return 0, or 2 if a result in the folder is not complete.

    Raises:
        OutputThereError: A file is there that was to be written.
        ResultError: There is nothing to gather, or it cannot be read or written.
    """
    refuse_to_replace(options, options.output, options.tracks)
    whole, others = results_in(options.folder)
    expressions = expressions_in(read_metadata(whole[0]))
    write = write_dataset if options.by_source else write_parquet
    rows = write(options.output, whole, expressions)
    if options.tracks:
        write_tracks(options.tracks, whole, expressions)
    print(f"{len(whole)} results, {rows} rows.", file=sys.stderr)
    for result in others:
        said = f"{plain(result)} is not complete, and was left out; analyze it again."
        print(said, file=sys.stderr)
    return TROUBLE if others else 0
