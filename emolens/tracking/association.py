"""Which track each box belongs to, and whether boxes can tell."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

CLEARLY = 0.2
"""Sides of a face by which an assignment must be better than the next best. The detector's jitter,
up to 3 % of a side, seldom makes up so much; two faces that it tells apart are further apart."""


def nearest_first(distances: NDArray[np.float64]) -> dict[int, int]:
    """Pair rows with columns, the nearest first.

    Args:
        distances: float64 ``[rows, columns]``; infinite where a pair is out of the question.

    Returns:
        The column of each row that got one.
    """
    pairs: dict[int, int] = {}
    left = distances.copy()
    while left.size and np.isfinite(left.min()):
        row, column = (int(place) for place in np.unravel_index(left.argmin(), left.shape))
        pairs[row] = column
        left[row, :] = left[:, column] = np.inf
    return pairs


def interchangeable(distances: NDArray[np.float64], pairs: dict[int, int]) -> set[int]:
    """Return the rows that could as well have one another's columns."""
    rows = list(pairs)
    columns = [pairs[row] for row in rows]
    crossed = distances[np.ix_(rows, columns)]
    own = np.diag(crossed)
    # What two rows lose if they exchange their columns.
    loss = crossed + crossed.T - own[:, None] - own[None, :]
    np.fill_diagonal(loss, np.inf)
    return {rows[place] for place in np.flatnonzero((loss < CLEARLY).any(axis=1))}


def rivals(distances: NDArray[np.float64], pairs: dict[int, int], row: int) -> list[int]:
    """Return the rows without a column that could as well have this row's."""
    column = distances[:, pairs[row]]
    near = np.flatnonzero(column - column[row] < CLEARLY)
    return [int(other) for other in near if int(other) not in pairs]
