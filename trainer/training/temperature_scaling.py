"""Make scores mean what they say, by a temperature and an offset for each label.

That is bias-corrected temperature scaling (Alexandari et al. 2020, arXiv 1901.06852; without the
offsets, Guo et al. 2017, arXiv 1706.04599). The temperature mends how sure the scores are; the
offsets make each label's mean score the share that it has, which class weights bend.
"""

from __future__ import annotations

from dataclasses import dataclass

import keras
import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Split
from trainer.networks.layer_names import HEAD
from trainer.networks.network import scores_of

_STEPS = 50
_SMALLEST = 1e-12
_SHARPEST, _FLATTEST = 4.0, 0.25
"""Bounds of the factor on the logits, 1 over the temperature."""

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Correction:
    """What a model's logits are changed by.

    Attributes:
        temperature: What they are divided by; above 1 the scores become flatter.
        offsets: What is added then, float64 ``[K]``, 0 on average.
    """

    temperature: float
    offsets: Values

    def of(self, scores: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return softmax's scores float32 ``[N, K]`` as if its logits had been corrected."""
        logits = np.log(np.maximum(scores, _SMALLEST, dtype=np.float64))
        return _softmax(logits / self.temperature + self.offsets).astype(np.float32)


def calibrate(model: keras.Model, validation: Split) -> Correction:
    """Correct the model by what suits ``validation`` best, and return that."""
    correction = best_correction(scores_of(model, validation.crops), validation.targets)
    apply(model, correction)
    return correction


def best_correction(scores: NDArray[np.float32], targets: NDArray[np.float32]) -> Correction:
    """Return the correction with the lowest cross-entropy.

    The problem is convex; it is solved by Newton's method. Offsets are held back as if one more
    face spoke against them, so that few faces, or none of a label, do not carry them away.

    Args:
        scores: Of a softmax, float32 ``[N, K]``.
        targets: What they should have been, float32 ``[N, K]``, rows sum to 1.
    """
    logits = np.log(np.maximum(scores, _SMALLEST, dtype=np.float64))
    found = np.zeros(1 + logits.shape[1])
    found[0] = 1
    loss = _loss(found, logits, targets)
    for _ in range(_STEPS):
        step = np.asarray(
            np.linalg.solve(*_curvature_and_slope(found, logits, targets)), dtype=np.float64
        )
        nearer, lower = _downhill(found, step, loss, logits, targets)
        if loss - lower < 1e-12:
            break
        found, loss = nearer, lower
    return Correction(float(1 / found[0]), found[1:] - found[1:].mean())


def apply(model: keras.Model, correction: Correction) -> None:
    """Correct the model's logits: its head takes the correction in, exactly."""
    head = model.get_layer(HEAD)
    kernel, bias = head.get_weights()
    temperature = correction.temperature
    head.set_weights([kernel / temperature, bias / temperature + correction.offsets])


def _downhill(
    found: Values, step: Values, loss: float, logits: Values, targets: NDArray[np.float32]
) -> tuple[Values, float]:
    """Return the first of ever shorter steps that lowers the loss, and that loss."""
    for shorter in range(20):
        nearer = found - step / 2**shorter
        nearer[0] = np.clip(nearer[0], _FLATTEST, _SHARPEST)
        lower = _loss(nearer, logits, targets)
        if lower < loss:
            return nearer, lower
    return found, loss


def _loss(found: Values, logits: Values, targets: NDArray[np.float32]) -> float:
    scores = np.maximum(_softmax(found[0] * logits + found[1:]), _SMALLEST)
    held_back = (found[1:] ** 2).sum() / (2 * len(logits))
    return float(held_back - (targets * np.log(scores)).sum(axis=1).mean())


def _curvature_and_slope(
    found: Values, logits: Values, targets: NDArray[np.float32]
) -> tuple[Values, Values]:
    """Return the second and first derivatives of the loss, ``[1 + K, 1 + K]`` and ``[1 + K]``."""
    faces, labels = logits.shape
    scores = _softmax(found[0] * logits + found[1:])
    # What each logit changes by with the factor and with each offset, [N, K, 1 + K].
    moves = np.concatenate(
        [logits[:, :, None], np.broadcast_to(np.eye(labels), (faces, labels, labels))], axis=2
    )
    mean = np.einsum("nk,nkj->nj", scores, moves)
    held_back = np.diag([0.0, *np.ones(labels)]) / faces
    curvature = np.einsum("nk,nki,nkj->ij", scores, moves, moves) - mean.T @ mean
    slope = mean - np.einsum("nk,nkj->nj", targets, moves)
    tiny = 1e-9 * np.eye(1 + labels)  # where all faces score alike, no factor is better
    return curvature / faces + held_back + tiny, slope.mean(axis=0) + held_back @ found


def _softmax(logits: Values) -> Values:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Values = powers / powers.sum(axis=1, keepdims=True)
    return shares
