"""Label selection: a dataset without the labels that a model cannot name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from trainer.data.dataset import Dataset, Split

FEWEST = 2
"""Labels; with one alone there is nothing to tell apart."""


def select_labels(dataset: Dataset, known: Sequence[str]) -> Dataset:
    """Return ``dataset`` as it is read with none but those of its labels that are ``known``.

    One that has all of them, or fewer than two, is returned as it is.

    Args:
        dataset: One whose targets are its labels; votes are counted by the labels that are left.
        known: Labels, those of a model.
    """
    labels = tuple(label for label in dataset.labels if label in known)
    if not FEWEST <= len(labels) < len(dataset.labels):
        return dataset
    test = dataset.test
    return replace(
        dataset,
        labels=labels,
        omitted=tuple(sorted({*dataset.omitted, *dataset.labels} - set(labels))),
        training=_selected(dataset.training, dataset.labels, labels),
        validation=_selected(dataset.validation, dataset.labels, labels),
        test=None if test is None else _selected(test, dataset.labels, labels),
    )


def _selected(split: Split, before: Sequence[str], labels: Sequence[str]) -> Split:
    places = np.array([labels.index(label) if label in labels else -1 for label in before])
    rest = split.only(places[split.labels] >= 0)
    moved = places[rest.labels]
    targets = np.eye(len(labels), dtype=np.float32)[moved]
    return replace(rest, labels=moved, majority=moved, targets=targets)
