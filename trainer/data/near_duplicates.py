"""Find pictures that are the same one: copied, compressed anew, brightened, mirrored.

All pairs of a large dataset are compared in seconds and in bounded memory, block by block.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from trainer.data.similarity import are_twins, may_be_twins, sketches_of
from trainer.data.store import in_blocks
from trainer.progress_bar import bar

Pairs = NDArray[np.int64]
"""Indices of two pictures a row, ``[P, 2]``."""


def twins_across(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> Iterator[Pairs]:
    """Yield the pairs of twins of which one is in ``first`` and the other in ``second``.

    Args:
        first: Crops, uint8 ``[N, S, S, C]``.
        second: Crops, uint8 ``[M, S, S, C]``.
    """
    sketches = sketches_of(first), sketches_of(second)
    columns = list(in_blocks(np.arange(len(second))))
    with bar("Comparing", len(first)) as progress:
        for rows in in_blocks(np.arange(len(first))):
            for others in columns:
                near = may_be_twins(sketches[0][rows], sketches[1][others])
                yield _checked(first, rows, second, others, near)
            progress.update(len(rows))


def twins_within(crops: NDArray[np.uint8]) -> Iterator[Pairs]:
    """Yield the pairs of twins among ``crops``, uint8 ``[N, S, S, C]``, the smaller index first."""
    sketches = sketches_of(crops)
    blocks = list(in_blocks(np.arange(len(crops))))
    with bar("Comparing", len(crops)) as progress:
        for number, rows in enumerate(blocks):
            for others in blocks[number:]:
                near = may_be_twins(sketches[rows], sketches[others])
                near &= rows[:, np.newaxis] < others
                yield _checked(crops, rows, crops, others, near)
            progress.update(len(rows))


def groups_of_twins(crops: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Return for each crop the first one that it is a twin of, in one step or several.

    Crops with the same pixels are in one group, too: flat ones, which have no twins.

    Args:
        crops: uint8 ``[N, S, S, C]``.

    Returns:
        int64 ``[N]``; its own index for a crop without an earlier twin.
    """
    _, first, inverse = np.unique(digests_of(crops), return_index=True, return_inverse=True)
    copies = np.stack([first[inverse], np.arange(len(crops))], axis=1)
    return joined(len(crops), [copies, *twins_within(crops)])


def digests_of(crops: NDArray[np.uint8]) -> NDArray[np.bytes_]:
    """Return a digest of each crop's pixels, ``[N]``."""
    digests = [hashlib.blake2b(crop.tobytes(), digest_size=16).hexdigest() for crop in crops]
    return np.array(digests, dtype="S32")


def joined(count: int, blocks: Iterable[Pairs]) -> NDArray[np.int64]:
    """Return for each of ``count`` things the first one that pairs join it to, int64 ``[N]``."""
    pairs = np.concatenate([np.empty((0, 2), np.int64), *blocks])
    groups = np.arange(count)
    while True:
        lowest = groups[pairs].min(axis=1)
        if (groups[pairs] == lowest[:, np.newaxis]).all():
            return groups
        np.minimum.at(groups, pairs[:, 0], lowest)
        np.minimum.at(groups, pairs[:, 1], lowest)


def _checked(
    first: NDArray[np.uint8],
    rows: NDArray[np.int64],
    second: NDArray[np.uint8],
    columns: NDArray[np.int64],
    near: NDArray[np.bool_],
) -> Pairs:
    """Return the pairs of true twins among those of ``rows`` and ``columns`` that are near."""
    some_rows, some_columns = near.any(axis=1), near.any(axis=0)
    near = near[some_rows][:, some_columns]
    rows, columns = rows[some_rows], columns[some_columns]
    near &= are_twins(first[rows], second[columns])
    found = np.nonzero(near)
    return np.stack([rows[found[0]], columns[found[1]]], axis=1)
