"""Duplicates in a dataset, within its splits and across them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Dataset, Split
from trainer.data.near_duplicates import (
    Pairs,
    digests_of,
    grouped,
    near_duplicates_across,
    near_duplicates_within,
)


@dataclass(frozen=True)
class Repeated:
    """How many pictures are there more than once.

    Attributes:
        copies: Those with the same pixels as another.
        twins: Those with a near-duplicate, copies and mirrored ones among them; ``--json`` calls
            them so.
    """

    copies: int
    twins: int


@dataclass(frozen=True)
class Duplicates:
    """Pictures that a dataset holds more than once.

    Attributes:
        within: For each split, its pictures that an earlier one of it repeats.
        across: For two splits ``A in B``, the pictures of A that B has too.
        left_out: How many pictures of which split a training leaves out, as a split that measures
            it has them too; see :func:`trainer.data.deduplication.without_near_duplicates`.
        conflicts: The files of each group of near-duplicates that have different labels.
    """

    within: Mapping[str, Repeated]
    across: Mapping[str, Repeated]
    left_out: Mapping[str, int]
    conflicts: tuple[tuple[str, ...], ...]


def find_duplicates(dataset: Dataset) -> Duplicates:
    """Compare all pictures of a dataset with each other."""
    splits = dataset.splits
    digests = {name: digests_of(split.crops) for name, split in splits.items()}
    pairs = {
        (name, name): _all(near_duplicates_within(split.crops)) for name, split in splits.items()
    }
    for first, second in combinations(splits, 2):
        found = _all(near_duplicates_across(splits[first].crops, splits[second].crops))
        pairs[first, second], pairs[second, first] = found, found[:, ::-1]
    return Duplicates(
        within={name: _within(digests[name], pairs[name, name]) for name in splits},
        across={
            f"{one} in {other}": _across(digests[one], digests[other], pairs[one, other])
            for one, other in pairs
            if one != other
        },
        left_out=_left_out(list(splits), pairs),
        conflicts=tuple(_conflicts(splits, pairs)),
    )


def _left_out(splits: list[str], pairs: Mapping[tuple[str, str], Pairs]) -> dict[str, int]:
    left_out = {}
    for number, name in enumerate(splits[:-1]):
        found = [pairs[name, later][:, 0] for later in splits[number + 1 :]]
        left_out[name] = len(np.unique(np.concatenate(found)))
    return left_out


def _all(blocks: Iterator[Pairs]) -> Pairs:
    return np.concatenate([np.empty((0, 2), np.int64), *blocks])


def _within(digests: NDArray[np.uint64], pairs: Pairs) -> Repeated:
    return Repeated(len(digests) - len(np.unique(digests)), len(np.unique(pairs[:, 1])))


def _across(digests: NDArray[np.uint64], others: NDArray[np.uint64], pairs: Pairs) -> Repeated:
    return Repeated(int(np.isin(digests, others).sum()), len(np.unique(pairs[:, 0])))


def _conflicts(
    splits: Mapping[str, Split], pairs: Mapping[tuple[str, str], Pairs]
) -> Iterator[tuple[str, ...]]:
    ends = np.cumsum([len(split) for split in splits.values()])
    starts = dict(zip(splits, (0, *ends[:-1]), strict=True))
    blocks = [np.add(found, (starts[one], starts[other])) for (one, other), found in pairs.items()]
    files = [file for split in splits.values() for file in split.files]
    labels = np.concatenate([split.labels for split in splits.values()])
    groups = grouped(len(files), blocks)
    for group in np.flatnonzero(np.bincount(groups) > 1):
        members = np.flatnonzero(groups == group)
        if len(np.unique(labels[members])) > 1:
            yield tuple(files[member] for member in members)
