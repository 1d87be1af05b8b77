"""Logistic regression: the best face head, found exactly and without chance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from trainer.networks.face_head import FaceHead

_RIDGE = 100.0
"""How strongly weights are held to 0, in units of standardised features. Ten times more or less
changes little."""

Values = NDArray[np.float64]


def fit(features: NDArray[np.float32], faces: NDArray[np.bool_]) -> FaceHead:
    """Return the head that tells faces from the rest; both count alike, however many there are.

    Args:
        features: float32 ``[N, channels]``.
        faces: What each row is of, bool ``[N]``; both kinds must be there.
    """
    mean, deviation = features.mean(axis=0), _bounded(features.std(axis=0))
    rows = np.ones((len(features), features.shape[1] + 1))
    rows[:, :-1] = (features - mean) / deviation
    shares = np.where(faces, 0.5 / faces.mean(), 0.5 / (1 - faces.mean()))
    weights = minimize(
        _loss,
        np.zeros(rows.shape[1]),
        (rows, faces.astype(np.float64), shares),
        method="L-BFGS-B",
        jac=True,
        options={"ftol": 1e-14, "gtol": 1e-6, "maxiter": 5000, "maxfun": 5000},
    ).x
    kernel = weights[:-1] / deviation
    return FaceHead(kernel.astype(np.float32), float(weights[-1] - kernel @ mean))


def _bounded(deviations: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return deviations, the small ones raised to half the median.

    What hardly ever varies would get huge weights, beside which 8 bits have none for the rest.
    """
    return np.maximum(deviations, np.median(deviations) / 2)


def _loss(weights: Values, rows: Values, faces: Values, shares: Values) -> tuple[float, Values]:
    """Return the regularised cross-entropy of weights ``[channels + 1]``, and its gradient."""
    held = _RIDGE * weights
    held[-1] = 0.0  # the bias is free
    logits = rows @ weights
    loss = shares @ (np.logaddexp(0, logits) - faces * logits) + weights @ held / 2
    return float(loss), rows.T @ (shares * (expit(logits) - faces)) + held
