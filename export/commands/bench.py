"""``python -m export bench PATH...``: times of model files, beside Keras."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from emolens.commands.command_line import INTERRUPTED


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "paths",
        type=Path,
        nargs="+",
        metavar="FILE.onnx|RUN",
        help="model files, and folders of runs to time with Keras's predict, on the threads that "
        "TensorFlow chooses; all are compared with the first",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")


def run(arguments: argparse.Namespace) -> int:
    """Time all in turn and print the table; return 130 when interrupted, 0 otherwise."""
    os.environ["KERAS_BACKEND"] = "tensorflow"  # the runs' own, as in the export
    from export.bench import Timing, as_json, as_table, time_all  # noqa: PLC0415

    timings: list[Timing] = []
    code = 0
    try:
        for block in time_all(arguments.paths):
            timings += block
    except KeyboardInterrupt:
        print("Interrupted; this is what was measured so far.", file=sys.stderr)
        code = INTERRUPTED
    print(as_json(timings) if arguments.json else as_table(timings))
    return code
