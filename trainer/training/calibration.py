"""Make scores mean what they say, by one temperature (Guo et al. 2017, arXiv 1706.04599)."""

from __future__ import annotations

import keras
import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Split
from trainer.evaluation.metrics import cross_entropy
from trainer.networks.names import HEAD
from trainer.networks.network import scores_of

_TEMPERATURES = np.geomspace(0.25, 4, 401)
"""From much sharper to much flatter, in steps of 0.7 %."""


def calibrate(model: keras.Model, validation: Split) -> float:
    """Divide the model's logits by the best temperature for ``validation``, and return it."""
    temperature = best_temperature(scores_of(model, validation.crops), validation.targets)
    apply_temperature(model, temperature)
    return temperature


def best_temperature(scores: NDArray[np.float32], targets: NDArray[np.float32]) -> float:
    """Return the temperature with the lowest cross-entropy; above 1 the scores become flatter.

    Args:
        scores: Of a softmax, float32 ``[N, K]``.
        targets: What they should have been, float32 ``[N, K]``.
    """
    losses = [cross_entropy(tempered(scores, value), targets) for value in _TEMPERATURES]
    return float(_TEMPERATURES[int(np.argmin(losses))])


def tempered(scores: NDArray[np.float32], temperature: float) -> NDArray[np.float32]:
    """Return the scores that the softmax gives when its logits are divided by ``temperature``."""
    powers = np.maximum(scores, 1e-12) ** np.float32(1 / temperature)
    shares: NDArray[np.float32] = powers / powers.sum(axis=1, keepdims=True)
    return shares


def apply_temperature(model: keras.Model, temperature: float) -> None:
    """Divide the model's logits by ``temperature``: its head takes it in, exactly."""
    layer = model.get_layer(HEAD)
    layer.set_weights([weight / temperature for weight in layer.get_weights()])
