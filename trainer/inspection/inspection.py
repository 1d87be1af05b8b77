"""Inspection of a dataset, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from trainer.data.dataset import Dataset
from trainer.data.votes import Votes, with_votes
from trainer.inspection.agreement import LabelAgreement, agreement_of
from trainer.inspection.duplicates import Duplicates, find_duplicates


@dataclass(frozen=True)
class Inspection:
    """What is known of a dataset.

    Attributes:
        dataset: Its name.
        counts: For each split and label the number of pictures.
        validation_from: The split of the dataset that validation was taken from.
        sizes: ``width x height`` and how many pictures have it, the commonest first.
        duplicates: What is there more than once.
        skipped: ``path: reason`` for each file that could not be used.
        votes: Name of the table of votes, if there is one.
        agreement: For each label what the voters say.
    """

    dataset: str
    counts: Mapping[str, Mapping[str, int]]
    validation_from: str
    sizes: Mapping[str, int]
    duplicates: Duplicates
    skipped: tuple[str, ...]
    votes: str | None
    agreement: Mapping[str, LabelAgreement]


def inspect(dataset: Dataset, votes: Votes | None) -> Inspection:
    """Describe a dataset.

    Args:
        dataset: As it was read, with its near-duplicates.
        votes: Of its pictures, if there are any.

    Raises:
        DatasetError: The votes are of another dataset.
    """
    voted = with_votes(dataset, votes, strays=True) if votes else None
    sizes = sorted(dataset.sizes.items(), key=lambda item: (-item[1], item[0]))
    return Inspection(
        dataset=dataset.name,
        counts=_counts(dataset),
        validation_from=dataset.validation_from,
        sizes={f"{width} x {height}": count for (width, height), count in sizes},
        duplicates=find_duplicates(dataset),
        skipped=dataset.skipped,
        votes=votes.name if votes else None,
        agreement=agreement_of(voted) if voted else {},
    )


def _counts(dataset: Dataset) -> dict[str, dict[str, int]]:
    return {
        name: dict(
            zip(
                dataset.labels,
                np.bincount(split.labels, minlength=len(dataset.labels)).tolist(),
                strict=True,
            )
        )
        for name, split in dataset.splits.items()
    }
