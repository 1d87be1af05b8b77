"""Command ``tune``: search for a better recipe.

Each trial trains a run with settings drawn from a space, and is ended early where it promises
little. The study's folder receives the runs, a report of all that was tried, and best.toml, a
recipe for 'fit'. The same command goes on where it was interrupted; with more --trials it goes on
from what is there.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path

from emolens.commands.command_line import INTERRUPTED
from emolens.hardware.memory_allocator import keep_memory_between_steps
from trainer.backend import load_keras
from trainer.commands.options import TO_LEARN, add_dataset, add_group_by, add_recipe, number
from trainer.data.reading import read_for_training
from trainer.errors import StudyError
from trainer.recipe import Recipe, read_recipe
from trainer.tuning.plan import SearchPlan
from trainer.tuning.space import DEFAULT, read_space


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``tune``."""
    add_dataset(parser, TO_LEARN)
    add_group_by(parser)
    add_recipe(parser)
    parser.add_argument(
        "--study", type=Path, required=True, metavar="FOLDER", help="folder that receives the study"
    )
    parser.add_argument(
        "--space",
        type=Path,
        metavar="FILE.toml",
        help="what to search, as in [fine] rate = { low = 1e-4, high = 1e-2, log = true } or "
        "optimizer = { choices = ['adamw', 'sgd'] } (default: learning rate, weight decay, "
        "dropout, mixup and erasing)",
    )
    parser.add_argument(
        "--trials",
        type=number(int, 1),
        default=30,
        metavar="N",
        help="how many the study shall have had, earlier ones included (default: 30)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Search; 0 when all trials were made, 130 when interrupted."""
    recipe = read_recipe(arguments.recipe, arguments.set)
    _check_for_optuna()
    plan = _plan(arguments, recipe)
    load_keras()
    from trainer.tuning import search, study_folder  # noqa: PLC0415 - they import Keras

    keep_memory_between_steps()
    study = search.Search(plan, arguments.study)
    try:
        best = study.run(arguments.trials).best
    except KeyboardInterrupt:
        print(
            f"Interrupted; what was done is in {arguments.study}. The same command goes on from "
            "there.",
            file=sys.stderr,
        )
        return INTERRUPTED
    if best is None:
        raise StudyError(
            f"No trial in {arguments.study} finished, as {study_folder.REPORT} there shows: narrow "
            "the space and give another --study folder, or give more --trials."
        )
    print(
        f"The best is trial {best.number}: cross-entropy {best.loss:.4f} on validation, which it "
        f"was chosen on.\n{arguments.study / study_folder.REPORT} tells the rest; "
        f"'fit --recipe {arguments.study / study_folder.BEST}' trains with its settings."
    )
    return 0


def _check_for_optuna() -> None:
    if importlib.util.find_spec("optuna") is None:
        raise StudyError("Nothing can be searched without optuna: pip install 'emolens[tune]'.")


def _plan(arguments: argparse.Namespace, recipe: Recipe) -> SearchPlan:
    space = read_space(arguments.space or DEFAULT, recipe)
    dataset = read_for_training(
        recipe, arguments.data, arguments.votes, arguments.labels, arguments.group_by
    )
    return SearchPlan(dataset, recipe, space)
