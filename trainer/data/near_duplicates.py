"""Near-duplicates: pictures that are the same one, copied, compressed, brightened or mirrored.

All pairs of a large dataset are compared in seconds and in bounded memory, block by block.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from trainer.data.similarity import are_near_duplicates, candidate_pairs, thumbnails_of
from trainer.data.store import in_blocks
from trainer.progress_bar import bar

Pairs = NDArray[np.int64]
"""Indices of two pictures a row, ``[P, 2]``."""


def near_duplicates_across(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> Iterator[Pairs]:
    """Yield the pairs of near-duplicates of which one is in ``first`` and the other in ``second``.

    Args:
        first: Crops, uint8 ``[N, S, S, C]``.
        second: Crops, uint8 ``[M, S, S, C]``.
    """
    thumbnails = thumbnails_of(first), thumbnails_of(second)
    columns = list(in_blocks(np.arange(len(second))))
    with bar("Comparing", len(first)) as progress:
        for rows in in_blocks(np.arange(len(first))):
            for others in columns:
                near = candidate_pairs(thumbnails[0][rows], thumbnails[1][others])
                yield _checked(first, rows, second, others, near)
            progress.update(len(rows))


def near_duplicates_within(crops: NDArray[np.uint8]) -> Iterator[Pairs]:
    """Yield the pairs of near-duplicates among ``crops``, the smaller index first.

    Args:
        crops: uint8 ``[N, S, S, C]``.
    """
    thumbnails = thumbnails_of(crops)
    blocks = list(in_blocks(np.arange(len(crops))))
    with bar("Comparing", len(crops)) as progress:
        for number, rows in enumerate(blocks):
            for others in blocks[number:]:
                near = candidate_pairs(thumbnails[rows], thumbnails[others])
                near &= rows[:, np.newaxis] < others
                yield _checked(crops, rows, crops, others, near)
            progress.update(len(rows))


def near_duplicate_groups(crops: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Return for each crop the first one that it is a near-duplicate of, in one step or several.

    Crops with the same pixels are in one group, too: flat ones, which have no near-duplicates.

    Args:
        crops: uint8 ``[N, S, S, C]``.

    Returns:
        int64 ``[N]``; its own index for a crop without an earlier near-duplicate.
    """
    _, first, inverse = np.unique(digests_of(crops), return_index=True, return_inverse=True)
    copies = np.stack([first[inverse], np.arange(len(crops))], axis=1)
    return grouped(len(crops), [copies, *near_duplicates_within(crops)])


def digests_of(crops: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Return a digest of each crop's pixels, 8 bytes of BLAKE2b, ``[N]``."""
    digests = b"".join(hashlib.blake2b(crop.tobytes(), digest_size=8).digest() for crop in crops)
    return np.frombuffer(digests, "<u8").astype(np.uint64)


def grouped(count: int, blocks: Iterable[Pairs]) -> NDArray[np.int64]:
    """Return for each of ``count`` things the first one that pairs connect it to, int64 ``[N]``."""
    pairs = np.concatenate([np.empty((0, 2), np.int64), *blocks])
    edges = np.ones(len(pairs), dtype=bool)
    graph = coo_array((edges, (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    _, component = connected_components(graph, directed=False)
    _, first, inverse = np.unique(component, return_index=True, return_inverse=True)
    return np.asarray(first[inverse], np.int64)


def _checked(
    first: NDArray[np.uint8],
    rows: NDArray[np.int64],
    second: NDArray[np.uint8],
    columns: NDArray[np.int64],
    near: NDArray[np.bool_],
) -> Pairs:
    """Return the near-duplicates among the pairs of ``rows`` and ``columns`` that are near."""
    some_rows, some_columns = near.any(axis=1), near.any(axis=0)
    near = near[some_rows][:, some_columns]
    rows, columns = rows[some_rows], columns[some_columns]
    near &= are_near_duplicates(first[rows], second[columns])
    found = np.nonzero(near)
    return np.stack([rows[found[0]], columns[found[1]]], axis=1)
