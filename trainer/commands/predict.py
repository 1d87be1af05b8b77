"""Command ``predict``: show pictures with what a model reads in them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from emolens.commands.output import add_force, refuse_to_replace
from emolens.errors import SourceError
from emolens.readings import AnalysedFrame
from trainer.errors import OutputError
from trainer.evaluation.trained_model import load_trained_model
from trainer.prediction.figure import draw_predictions
from trainer.prediction.predictor import Predictor, describe
from trainer.reporting.writing import write_figure

_TROUBLE = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``predict``."""
    parser.add_argument(
        "model", type=Path, metavar="RUN|FILE.onnx", help="folder of a run, or a model file"
    )
    parser.add_argument(
        "images",
        type=Path,
        nargs="+",
        metavar="IMAGE",
        help="a dataset's crop, taken as it is, or a photograph, in which faces are looked for",
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT.png", help="picture of it to write"
    )
    add_force(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the scores and draw them; return 0, or 2 if a picture could not be read."""
    output = arguments.output
    if output is not None and output.suffix.lower() != ".png":
        raise OutputError(f"{output} would not be a PNG: give -o a name that ends in .png.")
    refuse_to_replace(arguments, output)
    pictures = _predict(Predictor(load_trained_model(arguments.model)), arguments.images)
    if output is not None and pictures:
        write_figure(output, draw_predictions(pictures))
    return 0 if len(pictures) == len(arguments.images) else _TROUBLE


def _predict(predictor: Predictor, paths: list[Path]) -> list[tuple[str, AnalysedFrame]]:
    """Return what is read in each picture, as it is printed; name those that cannot be read."""
    pictures = []
    for path in paths:
        try:
            analysed = predictor.predict(path)
        except SourceError as error:
            print(error, file=sys.stderr)
            continue
        print(describe(str(path), analysed))
        pictures.append((path.name, analysed))
    return pictures
