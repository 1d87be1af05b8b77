"""Set part of a dataset aside for validation."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SHARE = 0.1
"""Of the pictures of each label."""

_SEED = 2013
"""Fixed, so that every training of a dataset is measured on the same pictures."""


def divide(
    groups: NDArray[np.int64], labels: NDArray[np.int64], share: float = SHARE
) -> NDArray[np.bool_]:
    """Return which pictures are set aside, about ``share`` of each label.

    Pictures of one group stay together. Single ones are set aside first, by chance, so that a
    picture that is there many times does not count many times in what is measured. Where the groups
    allow it, each label has a picture on both sides.

    Args:
        groups: For each picture the number of its group, int64 ``[N]``.
        labels: Its label, int64 ``[N]``.
        share: From 0 to 1.

    Returns:
        bool ``[N]``.
    """
    totals = np.bincount(labels)
    wanted = np.minimum(np.maximum(np.rint(share * totals), 1), totals - 1)
    aside = np.zeros(len(labels), dtype=bool)
    taken = np.zeros_like(totals)
    for members in _shuffled(groups):
        counts = np.bincount(labels[members], minlength=len(totals))
        there = counts > 0
        if (taken < wanted)[there].all() and (taken + counts < totals)[there].all():
            aside[members] = True
            taken += counts
    return aside


def _shuffled(groups: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Return the members of each group, small groups first, by chance among equals."""
    order = np.argsort(groups, kind="stable")
    starts = np.flatnonzero(np.diff(groups[order])) + 1
    members = np.split(order, starts)
    chance = np.random.default_rng(_SEED).permutation(len(members))
    return sorted((members[number] for number in chance), key=len)
