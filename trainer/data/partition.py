"""Train/validation split of pictures that keeps near-duplicates together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SHARE = 0.1
"""Of the pictures of each label, for validation."""

TRAINING, VALIDATION, UNDECIDED = 0, 1, -1
"""Parts."""

_SEED = 2013
"""Fixed, so that every training of a dataset is measured on the same pictures."""


def partition(
    groups: NDArray[np.int64],
    labels: NDArray[np.int64],
    share: float = SHARE,
    known: NDArray[np.int64] | None = None,
) -> NDArray[np.int64]:
    """Return a part for each picture, so that about ``share`` of each label is for validation.

    Pictures of one group get the same part. Single ones are taken for validation first, by chance,
    so that a picture that is there many times does not count many times in what is measured. Where
    the groups allow it, each label has a picture in both parts.

    Args:
        groups: For each picture the number of its group, int64 ``[N]``.
        labels: Its label, int64 ``[N]``.
        share: From 0 to 1.
        known: Its part, int64 ``[N]``, where that is settled; all are undecided by default.

    Returns:
        int64 ``[N]``; undecided are those whose group was already in both parts.
    """
    parts = np.full(len(labels), UNDECIDED) if known is None else known.copy()
    _follow(parts, groups)
    totals = np.bincount(labels)
    wanted = np.minimum(np.maximum(np.rint(share * totals), 1), totals - 1)
    taken = np.bincount(labels[parts == VALIDATION], minlength=len(totals))
    for members in _shuffled(groups):
        if (parts[members] != UNDECIDED).any():
            continue
        counts = np.bincount(labels[members], minlength=len(totals))
        there = counts > 0
        fits = (taken < wanted)[there].all() and (taken + counts < totals)[there].all()
        parts[members] = VALIDATION if fits else TRAINING
        taken += counts * fits
    return parts


def _follow(parts: NDArray[np.int64], groups: NDArray[np.int64]) -> None:
    """Let undecided pictures follow their group, where that is in one part."""
    trained = np.isin(groups, groups[parts == TRAINING])
    validated = np.isin(groups, groups[parts == VALIDATION])
    undecided = parts == UNDECIDED
    parts[undecided & trained & ~validated] = TRAINING
    parts[undecided & validated & ~trained] = VALIDATION


def _shuffled(groups: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Return the members of each group, small groups first, by chance among equals."""
    order = np.argsort(groups, kind="stable")
    starts = np.flatnonzero(np.diff(groups[order])) + 1
    members = np.split(order, starts)
    chance = np.random.default_rng(_SEED).permutation(len(members))
    return sorted((members[number] for number in chance), key=len)
