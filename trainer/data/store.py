"""Store of crops on the disk, so that a dataset may be larger than the memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from trainer.errors import DatasetError

Shape = tuple[int, int, int]
"""Of a crop: its side twice, in pixels, and its channels (1 for grey, 3 for RGB)."""

_BLOCK = 4096


def stored(blocks: Iterable[NDArray[np.uint8]], shape: Shape) -> NDArray[np.uint8]:
    """Return the crops of all blocks as one array that is read from a temporary file as needed.

    The file has no name and vanishes with the array. It lies where the system keeps temporary
    files (``TMPDIR`` says where).

    Args:
        blocks: uint8 ``[B, S, S, C]`` each.
        shape: Of each crop.

    Returns:
        uint8 ``[N, S, S, C]``, read-only.

    Raises:
        DatasetError: The disk is full.
    """
    try:
        with tempfile.TemporaryFile() as file:
            count = 0
            for block in blocks:
                file.write(block.tobytes())
                count += len(block)
            file.flush()
            # An empty file cannot be mapped.
            return np.memmap(file, np.uint8, "r", shape=(count, *shape)) if count else _none(shape)
    except OSError as error:
        raise DatasetError(
            f"The crops cannot be kept in {tempfile.gettempdir()} ({error.strerror}): set TMPDIR "
            "to a folder with more room."
        ) from error


def _none(shape: Shape) -> NDArray[np.uint8]:
    return np.empty((0, *shape), np.uint8)


def picked(crops: NDArray[np.uint8], kept: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return the crops ``[N, S, S, C]`` that the mask ``[N]`` keeps, on the disk as well."""
    chosen = np.flatnonzero(kept)
    if len(chosen) and chosen[-1] - chosen[0] + 1 == len(chosen):  # a part needs no copy
        return crops[chosen[0] : chosen[-1] + 1]
    return stored((crops[part] for part in in_blocks(chosen)), crops.shape[1:])


def in_blocks(rows: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """Yield ``rows`` in blocks that fit into memory."""
    for start in range(0, len(rows), _BLOCK):
        yield rows[start : start + _BLOCK]
