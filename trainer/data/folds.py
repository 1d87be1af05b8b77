"""Folds of a dataset for cross-validation: each picture is validated on once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Dataset, Split
from trainer.data.near_duplicates import near_duplicate_groups
from trainer.data.people import joined
from trainer.data.store import in_blocks, stored
from trainer.errors import DatasetError

_SEED = 2013
"""Fixed, so that two trainings are measured on the same folds."""


def folds_of(dataset: Dataset, count: int) -> Iterator[Dataset]:
    """Yield ``count`` datasets, of which each validates on another part of the same pictures.

    Training and validation are parted anew, so that each fold has its share of each label, and
    neither near-duplicates nor the pictures of one person are parted. The test split is in none.

    Args:
        dataset: One whose splits share nothing.
        count: 2 or more.

    Raises:
        DatasetError: A label has too few different pictures, or people, for so many folds.
    """
    whole = _whole(dataset)
    groups = joined(near_duplicate_groups(whole.crops), whole.people)
    folds = assign(groups, whole.labels, count)
    for index, label in enumerate(dataset.labels):
        if len(np.unique(folds[whole.labels == index])) < count:
            people = "" if whole.people is None else " or people"
            raise DatasetError(
                f"{dataset.name} has too few different pictures{people} of {label} for {count} "
                "folds: add others, or give fewer --folds."
            )
    for fold in range(count):
        yield replace(
            dataset,
            training=whole.only(folds != fold),
            validation=whole.only(folds == fold),
            test=None,
            validation_from="fold",
        )


def assign(groups: NDArray[np.int64], labels: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Return a fold for each picture, from 0, int64 ``[N]``.

    The groups go by their size, the largest first and by chance among equals, each to the fold
    that has fewest pictures of its labels.

    Args:
        groups: For each picture the number of its group, int64 ``[N]``; none is parted.
        labels: Its label, int64 ``[N]``.
        count: Of the folds.
    """
    folds = np.zeros(len(labels), dtype=np.int64)
    filled = np.zeros((count, labels.max(initial=0) + 1), dtype=np.int64)
    numbers, sizes = np.unique(groups, return_counts=True)
    chance = np.random.default_rng(_SEED).random(len(numbers))
    for group in numbers[np.lexsort((chance, -sizes))]:
        members = groups == group
        counts = np.bincount(labels[members], minlength=filled.shape[1])
        fold = np.lexsort((filled.sum(axis=1), filled @ counts))[0]
        folds[members] = fold
        filled[fold] += counts
    return folds


def _whole(dataset: Dataset) -> Split:
    """Return training and validation as one split."""
    first, second = dataset.training, dataset.validation
    shape = first.crops.shape[1:]
    blocks = (
        split.crops[rows] for split in (first, second) for rows in in_blocks(np.arange(len(split)))
    )
    return Split(
        files=(*first.files, *second.files),
        crops=stored(blocks, (shape[0], shape[1], shape[2])),
        labels=np.concatenate([first.labels, second.labels]),
        targets=np.concatenate([first.targets, second.targets]),
        majority=np.concatenate([first.majority, second.majority]),
        voters=np.concatenate([first.voters, second.voters]),
        digests=np.concatenate([first.picture_digests(), second.picture_digests()]),
        people=None
        if first.people is None or second.people is None
        else np.concatenate([first.people, second.people]),
    )
