"""Command ``prepare``: make a dataset of faces from photographs, or from a dataset of crops.

PHOTOS holds a folder of photographs for each expression, of any size and format. The largest face
of each is found and cut out as the app would, and placed in train or validation; pictures that are
all but the same stay together. The same command goes on where it was interrupted, and takes in
photographs that were added.

Where PHOTOS is a dataset of crops with splits, as FER-2013 is, each crop is framed as the app
frames faces, turned upright, and stays in its split.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from emolens.commands.command_line import INTERRUPTED
from emolens.model.contract import CropFraming
from trainer.commands.options import add_group_by, number
from trainer.data.dataset import CROP_MARGIN
from trainer.data.files import open_files
from trainer.data.listing import list_splits
from trainer.errors import DatasetError
from trainer.preparation.aligning import align_dataset
from trainer.preparation.cutting import Rule
from trainer.preparation.preparing import Prepared, prepare
from trainer.reporting.tables import table


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``prepare``."""
    parser.add_argument(
        "photographs",
        type=Path,
        metavar="PHOTOS",
        help="folder with a folder for each expression, or a dataset of crops with splits",
    )
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="DATASET", help="folder of the dataset"
    )
    parser.add_argument(
        "--min-bytes",
        type=number(int, 0),
        default=0,
        metavar="N",
        help="leave out smaller files, such as thumbnails (default: none)",
    )
    parser.add_argument(
        "--size",
        type=number(int, 8, 1024),
        default=48,
        metavar="N",
        help="side of a crop (default: 48 pixels)",
    )
    parser.add_argument("--colour", action="store_true", help="keep the colours")
    parser.add_argument(
        "--validation",
        type=number(float, 0, 0.9),
        default=0.1,
        metavar="SHARE",
        help="of the faces of each expression (default: 0.1); 0 for none",
    )
    add_group_by(parser)


def run(arguments: argparse.Namespace) -> int:
    """Prepare, and say what became of the photographs; 130 when interrupted."""
    crop = CropFraming(arguments.size, 3 if arguments.colour else 1, CROP_MARGIN)
    if _has_splits(arguments.photographs):
        if arguments.group_by:
            raise DatasetError(
                f"{arguments.photographs} has splits already, and they stay: give --group-by to "
                "'fit'."
            )
        return _align(arguments.photographs, arguments.output, crop)
    rule = Rule(crop, arguments.min_bytes)
    prepared = prepare(
        arguments.photographs, arguments.output, rule, arguments.validation, arguments.group_by
    )
    if not prepared.complete:
        print(
            f"Interrupted: {len(prepared.records):,} of {prepared.photographs:,} photographs are "
            "done and kept. The same command goes on from there.",
            file=sys.stderr,
        )
        return INTERRUPTED
    for remark in _remarks(prepared):
        print(remark, file=sys.stderr)
    print(_summary(prepared))
    print(f"\nThe faces are in {arguments.output}; 'inspect' shows them, 'fit' trains on them.")
    return 0


def _has_splits(path: Path) -> bool:
    if not path.exists() or path.suffix.lower() == ".csv":
        return path.exists()
    with open_files(path) as files:
        return list_splits(files) is not None


def _align(source: Path, target: Path, crop: CropFraming) -> int:
    aligned = align_dataset(source, target, replace(crop, aligned=True))
    print(table(("split", "crops"), [(name, f"{n:,}") for name, n in aligned.crops.items()]))
    print(
        f"\n{aligned.turned:,} of them show a face to the detector and are framed by it, "
        f"{aligned.left_out:,} were left out because a later split has them too. The dataset is in "
        f"{target}; 'fit' trains on it as it is."
    )
    return 0


def _remarks(prepared: Prepared) -> Iterator[str]:
    """Yield what a person should look at."""
    for record in prepared.records:
        if record.reason:
            yield f"left out {record.photograph}: {record.reason}"
        elif record.faces > 1:
            yield f"took the largest of {record.faces} faces in {record.photograph}"
    for crop in prepared.shared:
        yield f"left out {crop}: train and validation both have all but the same picture"
    for stray in prepared.strays:
        yield f"left out {stray}"


def _summary(prepared: Prepared) -> str:
    looked = Counter(record.label for record in prepared.records)
    found = Counter(record.label for record in prepared.records if not record.reason)
    rows = [(label, f"{looked[label]:,}", f"{found[label]:,}") for label in sorted(looked)]
    return table(("expression", "photographs", "faces"), rows)
