"""Agreement of a dataset's labels with the votes of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from trainer.data.dataset import Dataset


@dataclass(frozen=True)
class LabelAgreement:
    """Votes of people on the pictures with one label.

    Attributes:
        voted: How many have votes.
        clear: On how many more than half of the voters name one expression.
        agreed: On how many of these it is the label.
        other: The expression that they name most instead; none where they all agree.
    """

    voted: int
    clear: int
    agreed: int
    other: str | None


def agreement_of(dataset: Dataset) -> Mapping[str, LabelAgreement]:
    """Return the agreement for each label of a dataset with votes, over all of its splits."""
    splits = [split for split in dataset.splits.values() if split.voters.any()]
    labels = np.concatenate([split.labels for split in splits])
    majority = np.concatenate([split.majority for split in splits])
    agreements = {}
    for index, label in enumerate(dataset.labels):
        named = majority[labels == index]
        counts = np.bincount(named[named >= 0], minlength=len(dataset.labels))
        others = counts.copy()
        others[index] = 0
        agreements[label] = LabelAgreement(
            voted=len(named),
            clear=int(counts.sum()),
            agreed=int(counts[index]),
            other=dataset.labels[int(others.argmax())] if others.any() else None,
        )
    return agreements
