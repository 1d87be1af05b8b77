"""Label mapping: a dataset's labels in the order of a model's, by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Dataset, Split
from trainer.data.label_selection import FEWEST
from trainer.errors import DatasetError


def remap_labels(split: Split, dataset: Dataset, known: Sequence[str]) -> tuple[Split, int]:
    """Return ``split`` with the labels ``known`` to a model, in the model's order.

    Labels that the dataset lacks stay: naming one of them is a mistake. Faces of labels that the
    model lacks are left out, since it cannot be right about them.

    Returns:
        The split, its targets float32 ``[N, len(known)]``; and how many faces were left out.

    Raises:
        DatasetError: They share fewer than two labels, or votes would have to be left out.
    """
    unknown = set(dataset.labels) - set(known)
    shared = set(dataset.labels) & set(known)
    if unknown and (dataset.votes or len(shared) < FEWEST):
        raise DatasetError(_mismatch(dataset, known))
    places = np.array([known.index(label) if label in known else -1 for label in dataset.labels])
    part = split.only(places[split.labels] >= 0)
    if not len(part):
        raise DatasetError(_mismatch(dataset, known))
    moved = replace(
        part,
        labels=places[part.labels],
        targets=_moved(part.targets, places, len(known)),
        majority=np.where(part.majority >= 0, places[part.majority], -1),
    )
    return moved, len(split) - len(part)


def _moved(
    targets: NDArray[np.float32], places: NDArray[np.int64], labels: int
) -> NDArray[np.float32]:
    moved = np.zeros((len(targets), labels), np.float32)
    moved[:, places[places >= 0]] = targets[:, places >= 0]
    return moved


def _mismatch(dataset: Dataset, known: Sequence[str]) -> str:
    votes = f" with votes ({dataset.votes})" if dataset.votes else ""
    return (
        f"{dataset.name}{votes} has the labels {', '.join(dataset.labels)}, the model knows "
        f"{', '.join(known)}: evaluate it on a dataset with its labels."
    )
