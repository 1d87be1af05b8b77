"""Occlusion maps: what each part of a face is worth, by covering it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

_CELLS = 8
"""Places a side at which the crop is covered."""
_COVER = 1 / 4
"""Side of what is covered, as a share of the crop's: about a mouth or an eye. Places overlap."""
_LEAST = 1e-6  # a share of 0 has no logarithm


def occlude(
    predict: Callable[[NDArray[np.uint8]], NDArray[np.float32]], crop: NDArray[np.uint8]
) -> NDArray[np.float32]:
    """Return by how much log-scores fall when a part of a crop is covered.

    The occlusion map of Zeiler and Fergus (2014, doi 10.1007/978-3-319-10590-1_53), with the crop's
    mean for a cover.

    Args:
        predict: Gives crops, uint8 ``[N, size, size, channels]``, their scores ``[N, labels]``.
        crop: uint8 ``[size, size, channels]``.

    Returns:
        float32 ``[labels, 8, 8]``, places from the upper left corner on.
    """
    covered = np.repeat(crop[None], _CELLS**2 + 1, axis=0)  # the last one stays as it is
    for place, one in enumerate(covered[:-1]):
        row, column = divmod(place, _CELLS)
        one[_span(row, len(crop)), _span(column, len(crop))] = crop.mean(axis=(0, 1))
    logs = np.log(np.maximum(predict(covered), _LEAST))
    falls = logs[-1] - logs[:-1]
    return np.asarray(falls.T.reshape(-1, _CELLS, _CELLS), np.float32)


def _span(place: int, size: int) -> slice:
    """Return the pixels along one side that are covered around the middle of a cell."""
    middle = (place + 0.5) / _CELLS * size
    reach = _COVER / 2 * size
    return slice(max(0, round(middle - reach)), max(1, round(middle + reach)))
