"""Deduplication: leaves out what a split shares with those that measure it, pictures or people.

FER-2013 holds many pictures more than once, and its splits share some: what is measured on a
picture that was trained on flatters the model, and so does what is tested on a picture that the
model was chosen by. The same goes for a person.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Dataset, Split
from trainer.data.near_duplicates import near_duplicates_across
from trainer.errors import DatasetError

_Shared = Callable[[Split, Split], NDArray[np.bool_]]
"""Returns which pictures of a split the other shares, bool ``[N]``."""


def without_near_duplicates(dataset: Dataset) -> Dataset:
    """Return ``dataset`` with splits that share no picture.

    The test split stays whole, so that figures on it can be compared with those of others. Of
    validation, the near-duplicates of its pictures are left out, and of training those of both;
    those of left-out validation pictures, too. See
    :func:`trainer.data.similarity.are_near_duplicates`.

    Raises:
        DatasetError: A label has no other pictures to train or validate on.
    """
    rest = _without(dataset, _near_duplicates)
    return replace(
        dataset,
        training=rest.training,
        validation=rest.validation,
        near_duplicates=len(dataset.training) - len(rest.training),
        validation_near_duplicates=len(dataset.validation) - len(rest.validation),
    )


def without_shared_people(dataset: Dataset) -> Dataset:
    """Return ``dataset`` with splits that share nobody, likewise; as it is where none are known.

    Raises:
        DatasetError: A label has no other pictures to train or validate on.
    """
    if dataset.training.people is None:
        return dataset
    rest = _without(dataset, _same_people)
    before = len(dataset.training) + len(dataset.validation)
    return replace(
        dataset,
        training=rest.training,
        validation=rest.validation,
        shared_people=before - len(rest.training) - len(rest.validation),
    )


@dataclass(frozen=True, eq=False)
class _Rest:
    training: Split
    validation: Split


def _without(dataset: Dataset, shared: _Shared) -> _Rest:
    training, validation = dataset.training, dataset.validation
    trained = shared(training, validation)
    if dataset.test is not None:
        trained |= shared(training, dataset.test)
        validation = _kept(dataset, validation, ~shared(validation, dataset.test), "validation")
    return _Rest(_kept(dataset, training, ~trained, "train"), validation)


def _near_duplicates(split: Split, other: Split) -> NDArray[np.bool_]:
    shared = np.zeros(len(split), dtype=bool)
    for pairs in near_duplicates_across(split.crops, other.crops):
        shared[pairs[:, 0]] = True
    return shared


def _same_people(split: Split, other: Split) -> NDArray[np.bool_]:
    assert split.people is not None
    assert other.people is not None
    return np.isin(split.people, other.people)


def _kept(dataset: Dataset, split: Split, kept: NDArray[np.bool_], name: str) -> Split:
    rest = split.only(kept)
    for index, label in enumerate(dataset.labels):
        if not (rest.labels == index).any():
            raise DatasetError(
                f"{dataset.name} has no picture in {name}/{label}/ that is not in a split that "
                "measures it: add others."
            )
    return rest
