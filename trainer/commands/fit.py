"""Command ``fit``: train on a dataset into a run."""

from __future__ import annotations

import argparse
import dataclasses
import importlib.util
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from emolens.commands.command_line import INTERRUPTED
from emolens.hardware.memory_allocator import keep_memory_between_steps
from emolens.model.confusion_metrics import without_confusion
from trainer.backend import load_keras
from trainer.commands.options import TO_LEARN, add_dataset, add_group_by, add_recipe, number
from trainer.data.folds import folds_of
from trainer.data.reading import read_for_training
from trainer.data.size_remarks import size_remarks
from trainer.errors import RunError
from trainer.recipe import Recipe, read_recipe
from trainer.reporting.tables import table
from trainer.run import Card, Run
from trainer.run_folder import check_run_folder

if TYPE_CHECKING:
    import keras

    from trainer.data.dataset import Dataset
    from trainer.training.earlier_runs import EarlierRuns


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``fit``."""
    add_dataset(parser, TO_LEARN)
    add_group_by(parser)
    parser.add_argument(
        "--run", type=Path, help="folder that receives the run (default: runs/DATA-RECIPE)"
    )
    add_recipe(parser)
    _add_shorthands(parser)
    parser.add_argument(
        "--aligned",
        action="store_true",
        help="turn the faces of the dataset's crops upright first, as the app does",
    )
    parser.add_argument("--init", type=Path, metavar="RUN", help="start from an earlier run")
    parser.add_argument(
        "--teacher",
        action="append",
        type=Path,
        default=[],
        metavar="RUN",
        help="learn from a run's scores too; can be repeated, to learn from their mean",
    )
    parser.add_argument(
        "--folds",
        type=number(int, 2),
        metavar="K",
        help="cross-validate: train K times, each time validating on another part, and print the "
        "mean; the test split is not touched",
    )
    parser.add_argument("--tensorboard", action="store_true", help="write logs for TensorBoard")
    parser.add_argument("--json", action="store_true", help="print the final figures as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Train; 0 when the training ran to its end, 130 when it was interrupted."""
    recipe = read_recipe(arguments.recipe, _settings(arguments))
    run = Run(arguments.run or _default_run(arguments))
    check_run_folder(run.folder)
    if arguments.folds:
        return _cross_validate(arguments, recipe, run.folder)
    if run.card.exists() and run.read_card().complete:
        raise RunError(f"{run.folder} holds a finished run: give another --run folder.")
    card = _fit(arguments, recipe, run)
    if arguments.json:
        print(json.dumps(_summary(card, run.folder), indent=2))
    else:
        _tell(card, run.folder)
    return 0 if card.complete else INTERRUPTED


def _add_shorthands(parser: argparse.ArgumentParser) -> None:
    """Add short forms of the settings that are wanted most."""
    shorthands = {
        "weights": "start weights: imagenet, none, or a .weights.h5 file",
        "width": "MobileNet's alpha",
        "resolution": "pixels that MobileNet enlarges a crop to",
    }
    for name, text in shorthands.items():
        parser.add_argument(f"--{name}", help=text)


def _default_run(arguments: argparse.Namespace) -> Path:
    """Return a folder that the same command finds again."""
    return Path("runs", f"{arguments.data.resolve().stem}-{Path(arguments.recipe).stem}")


def _settings(arguments: argparse.Namespace) -> list[str]:
    given = {name: getattr(arguments, name) for name in ("weights", "width", "resolution")}
    short = [f"network.{name}={value}" for name, value in given.items() if value is not None]
    aligned = ["network.aligned=true"] if arguments.aligned else []
    return [*short, *aligned, *arguments.set]


def _fit(arguments: argparse.Namespace, recipe: Recipe, run: Run) -> Card:
    with _training(arguments, recipe) as (dataset, earlier):
        from trainer.training import fitting  # noqa: PLC0415 - it imports Keras

        return fitting.fit(dataset, recipe, run, earlier, _watchers(arguments, run))


def _cross_validate(arguments: argparse.Namespace, recipe: Recipe, folder: Path) -> int:
    with _training(arguments, recipe) as (dataset, earlier):
        from trainer.training import cross_validation  # noqa: PLC0415 - it imports Keras

        means = cross_validation.cross_validate(
            list(folds_of(dataset, arguments.folds)),
            recipe,
            folder,
            earlier,
            partial(_watchers, arguments),
        )
    if means is None:
        print("Interrupted. The same command goes on from there.", file=sys.stderr)
        return INTERRUPTED
    if arguments.json:
        print(json.dumps({name: dataclasses.asdict(mean) for name, mean in means.items()}))
        return 0
    rows = (
        (name.replace("_", " "), f"{one.mean:.4f}", f"{one.low:.4f} to {one.high:.4f}")
        for name, one in means.items()
    )
    print(table(("over the folds", "mean", "95 % interval"), rows))
    print(
        f"\nThe {arguments.folds} runs are in {folder}. They measure; the same command without "
        "--folds, into another folder, trains the model to use."
    )
    return 0


@contextmanager
def _training(
    arguments: argparse.Namespace, recipe: Recipe
) -> Iterator[tuple[Dataset, EarlierRuns]]:
    """Give what is learnt from: the dataset, and the earlier runs."""
    load_keras()
    from trainer import devices  # noqa: PLC0415 - they import Keras
    from trainer.training import earlier_runs  # noqa: PLC0415

    keep_memory_between_steps()
    earlier = earlier_runs.EarlierRuns(
        init=Run(arguments.init) if arguments.init else None,
        teachers=tuple(Run(path) for path in arguments.teacher),
    )
    dataset = read_for_training(
        recipe, arguments.data, arguments.votes, arguments.labels, arguments.group_by
    )
    starts_from_a_run = earlier.init is not None
    for remark in size_remarks(dataset, recipe, starts_from_a_run=starts_from_a_run):
        print(remark, file=sys.stderr)
    with devices.all_devices(recipe.batches.size) as count:
        if count > 1:
            print(f"{count} devices share each batch.", file=sys.stderr)
        yield dataset, earlier


def _watchers(arguments: argparse.Namespace, run: Run) -> tuple[keras.callbacks.Callback, ...]:
    if not arguments.tensorboard:
        return ()
    if importlib.util.find_spec("tensorboard") is None:
        raise RunError(
            "TensorBoard is not installed: pip install 'emolens[tensorboard]', or leave "
            "--tensorboard out."
        )
    import keras  # noqa: PLC0415 - it takes seconds

    return (keras.callbacks.TensorBoard(run.folder / "tensorboard", write_graph=False),)


def _summary(card: Card, folder: Path) -> dict[str, Any]:
    return {
        "run": str(folder),
        "complete": card.complete,
        "epochs": dict(card.epochs),
        "metrics": dict(card.metrics),
    }


def _tell(card: Card, folder: Path) -> None:
    for name, value in without_confusion(card.metrics).items():
        print(f"{name.replace('_', ' ')}: {value:.4f}")
    if card.complete:
        print(f"The run is in {folder}; best epoch {card.epochs['best']}.")
    else:
        print(
            f"Interrupted after epoch {card.epochs['trained']}; the best one so far is in "
            f"{folder}. The same command goes on from there."
        )
