"""``python -m trainer crop-rule``: measure how the app should cut faces out for a model."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.errors import RunError

if TYPE_CHECKING:
    from trainer.crop_rule.finding import Finding
    from trainer.data.dataset import Dataset
    from trainer.evaluation.scorers import Scorer

NAME = "crop-rule"
HELP = "measure how the app should cut faces out for a model"

_SHOWN = 9


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``crop-rule``."""
    parser.add_argument(
        "model", type=Path, metavar="RUN|FILE.onnx", help="folder of a run, or a model file"
    )
    parser.add_argument("--data", type=Path, required=True, help="dataset: folder, zip or csv")
    parser.add_argument("--votes", type=Path, help="FER+ votes (ferplus.csv) to hold it against")
    parser.add_argument(
        "--faces",
        type=_positive,
        default=600,
        metavar="N",
        help="how many validation faces to lay into scenes (default: 600)",
    )
    parser.add_argument(
        "--seed", type=_whole, default=1, metavar="S", help="of faces and scenes (default: 1)"
    )
    parser.add_argument(
        "--keep",
        action="store_true",
        help="write the figures of the whole path, and a margin that is better beyond chance, into "
        "the card of the run",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FOLDER",
        help="folder for tables and some scenes (default: evaluation/crop-rule in the run, or "
        "FILE-evaluation/crop-rule beside the model file)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Measure, write and print what was found; return 0."""
    from trainer.crop_rule import folder, text  # noqa: PLC0415
    from trainer.evaluation.scorers import load_scorer  # noqa: PLC0415
    from trainer.evaluation.writing import findings_of, make_folder  # noqa: PLC0415

    scorer = load_scorer(arguments.model)
    if arguments.keep and scorer.run is None:
        raise RunError(f"{arguments.model} has no card to write to: give the folder of its run.")
    output = arguments.output or findings_of(arguments.model) / "crop-rule"
    make_folder(output)
    dataset = _read(arguments, scorer)
    finding = _measure(scorer, dataset, arguments, output)
    folder.write(output, _about(scorer, dataset, arguments.seed), finding)
    print(f"{scorer.name}, led through the app\n\n{text.to_text(finding)}\n")
    print(f"These tables and some scenes are in {output}.")
    if arguments.keep and scorer.run is not None:
        folder.keep(scorer.run, finding)
        margin = finding.chosen.framing.margin
        print(f"The card of {scorer.name} has the figures now, with the margin {margin:+.2f}.")
    return 0


def _read(arguments: argparse.Namespace, scorer: Scorer) -> Dataset:
    from trainer.data.reading import read  # noqa: PLC0415

    if arguments.keep and not scorer.made_with(arguments.data.name):
        raise RunError(
            f"{arguments.model} was not trained on {arguments.data.name}, and its card speaks of "
            "its own validation faces: give its dataset with --data, or leave out --keep."
        )
    return read(arguments.data, arguments.votes)


def _measure(
    scorer: Scorer, dataset: Dataset, arguments: argparse.Namespace, output: Path
) -> Finding:
    """Lead faces through the app, find every figure, and draw some of the scenes."""
    from desktop.vision.detector import FaceDetector  # noqa: PLC0415
    from trainer.crop_rule import folder, measures  # noqa: PLC0415
    from trainer.crop_rule.end_to_end import App, draw, scene_of  # noqa: PLC0415
    from trainer.crop_rule.framings import candidates  # noqa: PLC0415
    from trainer.evaluation.relabelling import relabelled  # noqa: PLC0415

    split, _ = relabelled(dataset.validation, dataset, scorer.metadata.labels)
    places = draw(split, arguments.faces, arguments.seed)
    framings = candidates(scorer.metadata.crop.margin)
    app = App(FaceDetector.thorough(), scorer, framings, arguments.seed)
    finding = measures.find(app.lead(split, places), framings)
    shown = places[:: max(1, len(places) // _SHOWN)][:_SHOWN]
    folder.draw_scenes(output, [scene_of(split, place, arguments.seed) for place in shown])
    return finding


def _about(scorer: Scorer, dataset: Dataset, seed: int) -> dict[str, str | int]:
    return {
        "model": scorer.name,
        "keras_digest": scorer.metadata.keras_digest,
        "precision": scorer.metadata.precision,
        "dataset": dataset.name,
        "split": "validation",
        "votes": dataset.votes or "none",
        "detector": "that of stills",
        "seed": seed,
    }


def _positive(text: str) -> int:
    return _at_least(1, int(text))


def _whole(text: str) -> int:
    return _at_least(0, int(text))


def _at_least(least: int, number: int) -> int:
    if number < least:
        raise argparse.ArgumentTypeError(f"must be {least} or more")
    return number
