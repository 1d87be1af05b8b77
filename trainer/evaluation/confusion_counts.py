"""Confusion counts over faces, and the shares that follow from them.

Each count takes ``weights``, float64 ``[..., N]``: how often each face counts. Ones give a metric
itself, resampled faces its confidence interval, so both stand on one definition.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


def once(faces: int) -> Values:
    """Return the weights ``[faces]`` that count each face once."""
    return np.ones(faces)


def confusion(scores: NDArray[np.float32], truth: NDArray[np.int64], weights: Values) -> Values:
    """Return how many faces of each label (rows) were named what (columns), ``[..., K, K]``.

    Args:
        scores: float32 ``[N, K]``; the highest is what a face is named.
        truth: Index of its label, int64 ``[N]``; -1 leaves a face out.
        weights: See above.
    """
    labels, known = scores.shape[1], truth >= 0
    cells = truth[known] * labels + scores[known].argmax(axis=1)
    counts = weights[..., known] @ np.eye(labels * labels)[cells]
    return np.asarray(counts).reshape(*weights.shape[:-1], labels, labels)


def share_right(counts: Values) -> Values:
    """Return the share on the diagonal of ``[..., K, K]``, ``[...]``; NaN of nothing."""
    return ratio(np.trace(counts, axis1=-2, axis2=-1), counts.sum(axis=(-2, -1)))


def recall(counts: Values) -> Values:
    """Return the share of each label's faces that was found, ``[..., K]``; NaN without faces."""
    return ratio(_diagonal(counts), counts.sum(axis=-1))


def precision(counts: Values) -> Values:
    """Return the share of rightly named faces by name, ``[..., K]``; NaN where none was named."""
    return ratio(_diagonal(counts), counts.sum(axis=-2))


def f1(counts: Values) -> Values:
    """Return the harmonic mean of precision and recall, ``[..., K]``; NaN without faces."""
    true, named = counts.sum(axis=-1), counts.sum(axis=-2)
    return ratio(2 * _diagonal(counts), np.where(true > 0, true + named, 0))


def mean_known(values: Values) -> Values:
    """Return the mean over the last axis of what is not NaN; NaN where everything is."""
    known = ~np.isnan(values)
    return ratio(np.where(known, values, 0).sum(axis=-1), known.sum(axis=-1))


def mean(values: Values, weights: Values) -> Values:
    """Return the weighted mean ``[...]`` of ``values`` ``[N]``; NaN of nothing."""
    return ratio(np.asarray(weights @ values), weights.sum(axis=-1))


def _diagonal(counts: Values) -> Values:
    diagonal: Values = np.diagonal(counts, axis1=-2, axis2=-1)
    return diagonal


def ratio(part: Values, whole: Values) -> Values:
    """Return ``part`` over ``whole``, NaN where that is 0."""
    part, whole = np.asarray(part, np.float64), np.asarray(whole, np.float64)
    shares: Values = np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole > 0)
    return shares
