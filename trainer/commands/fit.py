"""Command ``fit``: train on a dataset into a run."""

from __future__ import annotations

import argparse
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

from emolens.commands.command_line import INTERRUPTED
from trainer.backend import load_keras
from trainer.commands.options import TO_LEARN, add_dataset, add_recipe
from trainer.data.reading import read_for_training
from trainer.errors import RunError
from trainer.recipe import Recipe, read_recipe
from trainer.run import Card, Run
from trainer.training.memory_allocator import keep_memory_between_steps

if TYPE_CHECKING:
    import keras


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``fit``."""
    add_dataset(parser, TO_LEARN)
    parser.add_argument(
        "--run", type=Path, help="folder that receives the run (default: runs/DATA-RECIPE)"
    )
    add_recipe(parser)
    _add_shorthands(parser)
    parser.add_argument("--init", type=Path, metavar="RUN", help="start from an earlier run")
    parser.add_argument(
        "--teacher",
        action="append",
        type=Path,
        default=[],
        metavar="RUN",
        help="learn from a run's scores too; can be repeated, to learn from their mean",
    )
    parser.add_argument("--tensorboard", action="store_true", help="write logs for TensorBoard")


def run(arguments: argparse.Namespace) -> int:
    """Train; 0 when the training ran to its end, 130 when it was interrupted."""
    recipe = read_recipe(arguments.recipe, _settings(arguments))
    run = Run(arguments.run or _default_run(arguments))
    if run.card.exists() and run.read_card().complete:
        raise RunError(f"{run.folder} holds a finished run: give another --run folder.")
    card = _fit(arguments, recipe, run)
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
    return [*short, *arguments.set]


def _fit(arguments: argparse.Namespace, recipe: Recipe, run: Run) -> Card:
    load_keras()
    from trainer.training import earlier_runs, fitting  # noqa: PLC0415 - they import Keras

    keep_memory_between_steps()
    earlier = earlier_runs.EarlierRuns(
        init=Run(arguments.init) if arguments.init else None,
        teachers=tuple(Run(path) for path in arguments.teacher),
    )
    dataset = read_for_training(recipe, arguments.data, arguments.votes, arguments.labels)
    return fitting.fit(dataset, recipe, run, earlier, _watchers(arguments, run))


def _watchers(arguments: argparse.Namespace, run: Run) -> tuple[keras.callbacks.Callback, ...]:
    if not arguments.tensorboard:
        return ()
    if importlib.util.find_spec("tensorboard") is None:
        raise RunError(
            "TensorBoard is not installed: pip install tensorboard, or leave --tensorboard out."
        )
    import keras  # noqa: PLC0415 - it takes seconds

    return (keras.callbacks.TensorBoard(run.folder / "tensorboard", write_graph=False),)


def _tell(card: Card, folder: Path) -> None:
    for name, value in card.metrics.items():
        print(f"{name.replace('_', ' ')}: {value:.4f}")
    if card.complete:
        print(f"The run is in {folder}; best epoch {card.epochs['best']}.")
    else:
        print(
            f"Interrupted after epoch {card.epochs['trained']}; the best one so far is in "
            f"{folder}. The same command goes on from there."
        )
