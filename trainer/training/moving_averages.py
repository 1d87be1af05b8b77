"""Moving averages over the steps of a training: their momentum, less where it is short.

Batch normalization keeps moving averages of what it saw, which stand in for a batch's own
statistics once the training is over, and the optimizer may keep one of the weights (EMA). Such an
average spans about 1 / (1 - momentum) steps. Where that is much of the training, it still remembers
the beginning, and the network that is kept is not the one that was trained: with Keras's 0.99, a
MobileNet that had learnt 24 pictures in 288 steps told nothing apart.
"""

from __future__ import annotations

import keras

_SPANS = 10
"""Spans of a moving average that a training has at least."""
_KERAS = 0.99
"""Momentum that layers of batch normalization have."""


def momentum_for(steps: int, longest: float) -> float:
    """Return the momentum for a training of some steps: ``longest``, or less in a short one."""
    span = max(1.0, steps / _SPANS)
    return min(longest, 1 - 1 / span)


def shorten_batch_normalization(model: keras.Model, steps: int) -> None:
    """Let the averages of batch normalization, in nested models too, span a share of a training.

    Args:
        model: Whose layers are changed.
        steps: Of the training that comes.
    """
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            shorten_batch_normalization(layer, steps)
        elif isinstance(layer, keras.layers.BatchNormalization):
            layer.momentum = momentum_for(steps, _KERAS)
