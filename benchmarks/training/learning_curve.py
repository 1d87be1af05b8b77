"""Learning curve: how well a recipe reads unseen faces, by the number of pictures it learnt from.

Each point is a training of its own on pictures drawn by chance, a fifth of which choose the epoch,
as a user with so few pictures would do. All are measured on the same faces, the dataset's
validation split, which took no part in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Dataset, Split
from trainer.evaluation.metrics import accuracy, macro_recall
from trainer.evaluation.trained_model import load_trained_model
from trainer.recipe import Recipe
from trainer.run import Run
from trainer.training.fitting import fit

_SET_ASIDE = 5
"""One picture in so many validates."""


@dataclass(frozen=True)
class Point:
    """What one training reached.

    Attributes:
        pictures: That were drawn of each label, at most.
        seed: Of the draw and of the training.
        accuracy: Share of the faces with a majority label that it names so.
        macro_recall: Mean of the labels' recalls.
    """

    pictures: int
    seed: int
    accuracy: float
    macro_recall: float


def learning_curve(
    dataset: Dataset, recipe: Recipe, sizes: Sequence[int], seeds: Sequence[int], folder: Path
) -> Iterator[Point]:
    """Yield a point for each number of pictures and each seed, as soon as it is known.

    Trainings that are finished in the folder are not done again, and one that was cut off goes on.

    Args:
        dataset: What is drawn from (training) and measured on (validation).
        recipe: How it is trained; its seed is replaced.
        sizes: Pictures of each label.
        seeds: Of each size's trainings.
        folder: Receives the runs.
    """
    for pictures in sizes:
        for seed in seeds:
            run = Run(folder / f"{pictures}-{seed}")
            if not (run.card.exists() and run.read_card().complete):
                fit(drawn(dataset, pictures, seed), replace(recipe, seed=seed), run)
            yield _measured(run, dataset.validation, pictures, seed)


def drawn(dataset: Dataset, pictures: int, seed: int) -> Dataset:
    """Return a dataset of some training pictures of each label; a fifth of them validates.

    A label of which there are fewer gives all that it has. Pictures without a majority label are
    left out.

    Args:
        dataset: What is drawn from.
        pictures: Of each label.
        seed: Of the draw.
    """
    split = dataset.training
    rng = np.random.default_rng(seed)
    learnt, validated = _none(split), _none(split)
    for label in range(len(dataset.labels)):
        places = rng.permutation(np.flatnonzero(split.majority == label))[:pictures]
        aside = max(1, len(places) // _SET_ASIDE)
        validated[places[:aside]] = True
        learnt[places[aside:]] = True
    return replace(
        dataset,
        training=split.only(learnt),
        validation=split.only(validated),
        test=None,
        validation_from="train",
    )


def _none(split: Split) -> NDArray[np.bool_]:
    return np.zeros(len(split), dtype=bool)


def _measured(run: Run, faces: Split, pictures: int, seed: int) -> Point:
    scores = load_trained_model(run.folder).predict_all(faces.crops)
    return Point(
        pictures, seed, accuracy(scores, faces.majority), macro_recall(scores, faces.majority)
    )
