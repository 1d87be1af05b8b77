"""Confidence intervals by the percentile bootstrap over faces (Efron 1979).

See doi 10.1214/aos/1176344552.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from trainer.evaluation.confusion_counts import Values

RESAMPLES = 2000
LEVEL = 0.95

_SEED = 1
_BLOCK = 2_000_000
"""Weights held in memory at once."""


def intervals(
    metrics: Callable[[Values], Mapping[str, Values]], faces: int
) -> dict[str, NDArray[np.float64]]:
    """Return the 95 % confidence interval of each metric, ``[2, ...]``, the lower bound first.

    Faces are drawn anew with replacement, the same draws for every metric and every call with as
    many faces. Draws in which a metric cannot be told, since no face of a rare expression is among
    them, do not count for it; NaN where none is left.

    Args:
        metrics: Computes metrics ``[B, ...]`` from weights float64 ``[B, faces]``.
        faces: How many there are to draw from.
    """
    blocks = [metrics(weights) for weights in _resampled(faces)]
    return {name: _bounds(np.concatenate([block[name] for block in blocks])) for name in blocks[0]}


def _resampled(faces: int) -> Iterator[Values]:
    """Yield how often each face was drawn, in blocks ``[B, faces]``."""
    draw = np.random.default_rng(_SEED)
    rows = max(1, _BLOCK // faces)
    for start in range(0, RESAMPLES, rows):
        count = min(rows, RESAMPLES - start)
        drawn = draw.integers(faces, size=(count, faces)) + faces * np.arange(count)[:, None]
        times = np.bincount(drawn.ravel(), minlength=count * faces)
        yield times.reshape(count, faces).astype(np.float64)


def _bounds(values: Values) -> Values:
    columns = values.reshape(len(values), -1).T
    outside = (1 - LEVEL) / 2
    bounds = np.full((2, len(columns)), np.nan)
    for index, column in enumerate(columns):
        known = column[~np.isnan(column)]
        if len(known):
            bounds[:, index] = np.quantile(known, (outside, 1 - outside))
    return bounds.reshape(2, *values.shape[1:])
