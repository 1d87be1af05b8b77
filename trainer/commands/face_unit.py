"""Command ``face-unit``: teach a finished run to tell what is not a face."""

from __future__ import annotations

import argparse
from pathlib import Path

from trainer.backend import load_keras
from trainer.commands.options import add_dataset, add_seed, number
from trainer.data.reading import read_for_model
from trainer.errors import RunError
from trainer.picture_digests import read_digests
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
    card, digests = folder.read_card(), read_digests(folder)
    if digests is None and card.data.get("dataset") != arguments.data.name:
        raise _other_faces(card, arguments.data.name)
    load_keras()
    from trainer.face_head import fitting  # noqa: PLC0415 - it imports Keras
    from trainer.networks.loading import load_run  # noqa: PLC0415 - likewise

    model, _ = load_run(folder)
    dataset = read_for_model(card.metadata(), arguments.data, arguments.votes)
    if digests and not digests.validated_on(dataset):
        raise _other_faces(card, dataset.name)
    head, threshold, protocol = fitting.fit_face_head(
        model, card, dataset, arguments.scenes, arguments.seed
    )
    fitting.keep(folder, head, threshold, protocol)
    text = threshold.to_text()
    print(f"{folder.folder} tells what is not a face now: {text}.\nExport it anew.")
    return 0


def _other_faces(card: Card, dataset: str) -> RunError:
    """Return the refusal of faces that are not those that the run was validated on."""
    return RunError(
        f"The run was not trained on {dataset}, but on {card.data.get('dataset')}: give that with "
        "--data."
    )
