"""``python -m export RUN -o FILE.onnx``: conversion of a run to the model file that the app reads.

Without RUN and -o, the shipped model file of that precision is built anew from the shipped run.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import get_args

from emolens.commands.command_line import log_shown
from emolens.errors import ModelError
from emolens.model.contract import Precision
from emolens.model.onnx_model import OnnxModel
from emolens.resources import int8_model_file, model_file
from export.errors import ExportError
from trainer.backend import load_keras
from trainer.run import Run

_SHIPPED_RUN = Path(__file__).resolve().parents[2] / "assets" / "run"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the export takes."""
    parser.add_argument("run", type=Path, nargs="?", metavar="RUN", help="folder of a run")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE.onnx", help="model file to write"
    )
    parser.add_argument(
        "--precision",
        choices=get_args(Precision),
        default="float32",
        help="int8 is a quarter of the size and, by processor, 1.8 to 3 times as fast; "
        "the ranges that it needs "
        "are seen on the training crops of --data, and kept with the run (default: float32)",
    )
    parser.add_argument(
        "--data",
        type=Path,
        metavar="PATH",
        help="dataset whose validation crops check the file: folder, zip or csv",
    )
    parser.add_argument("--votes", type=Path, help="FER+ votes (ferplus.csv) of that dataset")
    parser.add_argument(
        "--force",
        action="store_true",
        help="replace a file that is there whatever it is; else only a model of the same precision",
    )
    parser.set_defaults(refuse=parser.error)


def run(arguments: argparse.Namespace) -> int:
    """Export, print what was found, and return 0 when the model file is written.

    Raises:
        EmolensError: The run, the dataset or the model file is not as it must be.
    """
    _refuse_contradictions(arguments)
    shipped = {"float32": model_file, "int8": int8_model_file}[arguments.precision]
    output = arguments.output or shipped()
    if not arguments.force:
        _refuse_to_replace(output, arguments.precision)
    folder = arguments.run or _SHIPPED_RUN
    Run(folder).read_card()  # so that nobody waits for TensorFlow only to hear that this is no run
    os.environ["KERAS_BACKEND"] = "tensorflow"  # tf2onnx converts nothing else
    load_keras()
    from export.exporting import ExportRequest, export  # noqa: PLC0415

    request = ExportRequest(
        run=folder,
        output=output,
        precision=arguments.precision,
        data=arguments.data,
        votes=arguments.votes,
    )
    if request.data:
        print(f"Reading {request.data} …", file=sys.stderr)
    with log_shown("export", sys.stdout):
        export(request)
    return 0


def _refuse_to_replace(output: Path, precision: Precision) -> None:
    """Refuse to write over anything but a model of the same precision."""
    if not output.exists():
        return
    try:
        found = f"a model in {OnnxModel.load(output).metadata.precision}"
    except ModelError:
        found = "no model of Emolens"
    if found != f"a model in {precision}":
        raise ExportError(
            f"{output} is {found}, and would be replaced by one in {precision}; choose another "
            "name, or add --force."
        )


def _refuse_contradictions(arguments: argparse.Namespace) -> None:
    if (arguments.run is None) != (arguments.output is None):
        arguments.refuse("give both RUN and -o FILE, or neither to rebuild the shipped model file")
    if arguments.votes and not arguments.data:
        arguments.refuse("--votes needs --data: give the dataset that was voted on")
