"""Command ``face-unit``: teach a finished run to tell what is not a face."""

from __future__ import annotations

import argparse
from pathlib import Path

from trainer.backend import load_keras
from trainer.commands.options import add_dataset, add_seed, number
from trainer.data.reading import read_for_model
from trainer.errors import RunError
from trainer.run import Card, Run

_VOTES = "FER+ votes (ferplus.csv); pictures that they call no face are left out"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``face-unit``."""
    parser.add_argument("run", type=Path, metavar="RUN", help="folder of the run; its scores stay")
    add_dataset(parser, _VOTES)
    parser.add_argument(
        "--scenes",
        type=number(int, 1),
        default=4000,
        metavar="N",
        help="how many scenes to learn from; half as many are measured on (default: 4000)",
    )
    add_seed(parser)


def run(arguments: argparse.Namespace) -> int:
    """Fit the unit, keep it in the run and say what it does; return 0."""
    folder = Run(arguments.run)
    _check(folder.read_card(), arguments.data.name)
    load_keras()
    from trainer.face_head import fitting  # noqa: PLC0415 - it imports Keras
    from trainer.networks.loading import load_run  # noqa: PLC0415 - likewise

    model, card = load_run(folder)
    dataset = read_for_model(card.crop, arguments.data, arguments.votes, card.labels)
    head, threshold, protocol = fitting.fit_face_head(
        model, card, dataset, arguments.scenes, arguments.seed
    )
    fitting.keep(folder, head, threshold, protocol)
    text = threshold.to_text()
    print(f"{folder.folder} tells what is not a face now: {text}.\nExport it anew.")
    return 0


def _check(card: Card, dataset: str) -> None:
    """Refuse to measure on faces that the run may have been trained on."""
    if card.data.get("dataset") != dataset:
        raise RunError(
            f"The run was not trained on {dataset}, but on {card.data.get('dataset')}: give that "
            "with --data."
        )
