"""Logistic regression, by Newton's method: the best unit, found exactly and without chance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trainer.networks.face_head import FaceUnit

_RIDGE = 100.0
"""How strongly weights are held to 0, in units of standardised features. Ten times more or less
changes little."""
_STEPS = 30
_NEAR = 1e-4  # a step shorter than that changes no probability by a thousandth
_LONGEST = 2.0  # of a step, in any weight: from afar Newton's method oversteps

Values = NDArray[np.float64]


def fit(features: NDArray[np.float32], faces: NDArray[np.bool_]) -> FaceUnit:
    """Return the unit that tells faces from the rest; both count alike, however many there are.

    Args:
        features: float32 ``[N, channels]``.
        faces: What each row is of, bool ``[N]``; both kinds must be there.
    """
    mean, deviation = features.mean(axis=0), _bounded(features.std(axis=0))
    rows = np.ones((len(features), features.shape[1] + 1))
    rows[:, :-1] = (features - mean) / deviation
    shares = np.where(faces, 0.5 / faces.mean(), 0.5 / (1 - faces.mean()))
    weights = _minimum(rows, faces.astype(np.float64), shares)
    kernel = weights[:-1] / deviation
    return FaceUnit(kernel.astype(np.float32), float(weights[-1] - kernel @ mean))


def _bounded(deviations: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return deviations, the small ones raised to half the median.

    What hardly ever varies would get huge weights, beside which 8 bits have none for the rest.
    """
    return np.maximum(deviations, np.median(deviations) / 2)


def _minimum(rows: Values, faces: Values, shares: Values) -> Values:
    held = np.full(rows.shape[1], _RIDGE)
    held[-1] = 0.0  # the bias is free
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        guesses = sigmoid(rows @ weights)
        slope = rows.T @ (shares * (guesses - faces)) + held * weights
        bends = shares * np.maximum(guesses * (1 - guesses), 1e-6)
        step = np.linalg.solve((rows.T * bends) @ rows + np.diag(held), slope)
        largest = float(np.abs(step).max())
        weights -= step / max(1.0, largest / _LONGEST)
        if largest < _NEAR:
            break
    return weights


def logits(unit: FaceUnit, features: NDArray[np.float32]) -> Values:
    """Return the log-odds that rows ``[N, channels]`` are of faces, float64 ``[N]``."""
    return features.astype(np.float64) @ unit.kernel.astype(np.float64) + unit.bias


def sigmoid(values: Values) -> Values:
    """Return probabilities for log-odds."""
    result: Values = 1 / (1 + np.exp(-np.clip(values, -50, 50)))
    return result
