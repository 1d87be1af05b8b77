"""``python -m benchmarks.training``: the learning curve of a recipe, as a table."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

from trainer.backend import load_keras
from trainer.commands.options import TO_LEARN, add_dataset, add_recipe
from trainer.data.reading import read_for_training
from trainer.recipe import read_recipe
from trainer.reporting.tables import percent, table

if TYPE_CHECKING:
    from benchmarks.training.learning_curve import Point


def main() -> None:
    """Train on ever more pictures, and print what each number of them reached."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training", description=main.__doc__)
    add_dataset(parser, TO_LEARN)
    add_recipe(parser)
    parser.add_argument("--runs", type=Path, required=True, help="folder that receives the runs")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 30, 100, 500])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    load_keras()
    from benchmarks.training.learning_curve import learning_curve  # noqa: PLC0415 - it needs Keras

    recipe = read_recipe(options.recipe, options.set)
    dataset = read_for_training(recipe, options.data, options.votes, options.labels)
    points = list(learning_curve(dataset, recipe, options.sizes, options.seeds, options.runs))
    header = ("pictures of each label", "accuracy", "its trainings", "macro recall")
    print(table(header, (_row(each) for each in _by_size(points))))


def _by_size(points: Iterable[Point]) -> Iterable[Sequence[Point]]:
    return (list(each) for _, each in groupby(points, key=lambda point: point.pictures))


def _row(points: Sequence[Point]) -> tuple[str, ...]:
    accuracies = [point.accuracy for point in points]
    return (
        f"{points[0].pictures:,}",
        percent(mean(accuracies)),
        f"{percent(min(accuracies))} to {percent(max(accuracies))}",
        percent(mean(point.macro_recall for point in points)),
    )


if __name__ == "__main__":
    main()
