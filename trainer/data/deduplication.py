"""Deduplication: leaves out what a split shares with those that measure it.

FER-2013 holds many pictures more than once, and its splits share some: what is measured on a
picture that was trained on flatters the model, and so does what is tested on a picture that the
model was chosen by.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Dataset, Split
from trainer.data.near_duplicates import near_duplicates_across
from trainer.errors import DatasetError


def without_near_duplicates(dataset: Dataset) -> Dataset:
    """Return ``dataset`` with splits that share no picture.

    The test split stays whole, so that figures on it can be compared with those of others. Of
    validation, the near-duplicates of its pictures are left out, and of training those of both;
    those of left-out validation pictures, too. See
    :func:`trainer.data.similarity.are_near_duplicates`.

    Raises:
        DatasetError: A label has no other pictures to train or validate on.
    """
    training, validation = dataset.training, dataset.validation
    shared = _shared(training, validation)
    if dataset.test is not None:
        shared |= _shared(training, dataset.test)
        tested = _shared(validation, dataset.test)
        validation = _rest(dataset, validation, tested, "validation")
    return replace(
        dataset,
        training=_rest(dataset, training, shared, "train"),
        validation=validation,
        near_duplicates=int(shared.sum()),
        validation_near_duplicates=len(dataset.validation) - len(validation),
    )


def _shared(split: Split, other: Split) -> NDArray[np.bool_]:
    """Return which pictures of ``split`` have a near-duplicate in ``other``, bool ``[N]``."""
    shared = np.zeros(len(split), dtype=bool)
    for pairs in near_duplicates_across(split.crops, other.crops):
        shared[pairs[:, 0]] = True
    return shared


def _rest(dataset: Dataset, split: Split, shared: NDArray[np.bool_], name: str) -> Split:
    rest = split.only(~shared)
    for index, label in enumerate(dataset.labels):
        if not (rest.labels == index).any():
            raise DatasetError(
                f"{dataset.name} has no picture in {name}/{label}/ that is not in a split that "
                "measures it: add others."
            )
    return rest
