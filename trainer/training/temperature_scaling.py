"""Temperature scaling: what makes scores mean what they say, with an offset for each label.

That is bias-corrected temperature scaling (Alexandari et al. 2020, arXiv 1901.06852; without the
offsets, Guo et al. 2017, arXiv 1706.04599). The temperature mends how sure the scores are; the
offsets make each label's mean score the share that it has, which class weights bend.
"""

from __future__ import annotations

from dataclasses import dataclass

import keras
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

from trainer.data.dataset import Split
from trainer.networks.layer_names import HEAD
from trainer.networks.network import logits_model, scores_of

FLATTEST, SHARPEST = 0.25, 4.0
"""Bounds of the factor on the logits, 1 over the temperature."""

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class TemperatureScaling:
    """What a model's logits are changed by.

    Attributes:
        temperature: What they are divided by; above 1 the scores become flatter.
        offsets: What is added then, float64 ``[K]``, 0 on average.
    """

    temperature: float
    offsets: Values

    def apply(self, logits: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the scores float32 ``[N, K]`` of logits that are scaled."""
        scaled = softmax(logits / self.temperature + self.offsets, axis=1)
        return np.asarray(scaled, np.float32)

    def then(self, later: TemperatureScaling) -> TemperatureScaling:
        """Return both as one, another coming after this one."""
        return TemperatureScaling(
            self.temperature * later.temperature,
            self.offsets / later.temperature + later.offsets,
        )


def calibrate(model: keras.Model, validation: Split) -> TemperatureScaling:
    """Scale the model's logits by what suits ``validation`` best, and return that."""
    logits = scores_of(logits_model(model), validation.crops)
    scaling = fit_temperature_scaling(logits, validation.targets)
    fold_in(model, scaling)
    return scaling


def fit_temperature_scaling(
    logits: NDArray[np.float32], targets: NDArray[np.float32]
) -> TemperatureScaling:
    """Return the scaling with the lowest cross-entropy; the problem is convex.

    Offsets are held back as if one more face spoke against them, so that few faces, or none of a
    label, do not carry them away.

    Args:
        logits: Of a network, float32 ``[N, K]``; not logarithms of its scores, which a saturated
            softmax has cut off.
        targets: What they should have been, float32 ``[N, K]``, rows sum to 1.
    """
    labels = logits.shape[1]
    start = np.array([1.0, *np.zeros(labels)])
    found = minimize(
        _loss,
        start,
        (logits.astype(np.float64), targets.astype(np.float64)),
        method="L-BFGS-B",
        jac=True,
        bounds=[(FLATTEST, SHARPEST), *[(None, None)] * labels],
        options={"ftol": 1e-14, "gtol": 1e-9, "maxiter": 500},
    ).x
    return TemperatureScaling(float(1 / found[0]), found[1:] - found[1:].mean())


def fold_in(model: keras.Model, scaling: TemperatureScaling) -> None:
    """Scale the model's logits: its head takes the scaling in, exactly."""
    head = model.get_layer(HEAD)
    kernel, bias = head.get_weights()
    temperature = scaling.temperature
    head.set_weights([kernel / temperature, bias / temperature + scaling.offsets])


def _loss(found: Values, logits: Values, targets: Values) -> tuple[float, Values]:
    """Return the loss of a factor and offsets ``[1 + K]``, and its gradient ``[1 + K]``."""
    factor, offsets, faces = found[0], found[1:], len(logits)
    logarithms = log_softmax(factor * logits + offsets, axis=1)
    loss = (offsets @ offsets / 2 - (targets * logarithms).sum()) / faces
    slopes = np.exp(logarithms) - targets
    gradient = np.array([(slopes * logits).sum(), *(slopes.sum(axis=0) + offsets)])
    return float(loss), gradient / faces
