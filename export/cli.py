"""The command line: ``python -m export RUN -o FILE.onnx``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.resources import model_file
from desktop.vision.errors import EmolensError

_SHIPPED_RUN = Path(__file__).resolve().parent.parent / "assets" / "run"


def main(argv: Sequence[str] | None = None) -> int:
    """Export a run; 0 when the model file is proven and written, 2 otherwise."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    if (arguments.run is None) != (arguments.output is None):
        parser.error("give both RUN and -o FILE, or neither to rebuild the shipped model file")
    os.environ["KERAS_BACKEND"] = "tensorflow"  # tf2onnx converts nothing else
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    # Imported here so that --help and bad options answer before TensorFlow has loaded.
    from export.commands import export  # noqa: PLC0415

    try:
        export(arguments.run or _SHIPPED_RUN, arguments.output or model_file(), arguments.data)
    except EmolensError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m export",
        description="Convert a run to the model file that the app reads, and prove it. "
        "Without arguments, rebuild the shipped model file from the shipped run.",
    )
    parser.add_argument("run", type=Path, nargs="?", metavar="RUN", help="folder of a run")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE.onnx", help="model file to write"
    )
    parser.add_argument(
        "--data", type=Path, metavar="PATH", help="dataset whose validation crops prove the file"
    )
    return parser
