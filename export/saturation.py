"""Ranges of 8-bit weights that no processor can make overflow.

Processors without VNNI multiply activations of 0 to 255 with weights of -127 to 127 in pairs and
add the two products in 16 bits, cutting off what does not fit: the same file would then read faces
otherwise than on the machine that it was measured on. They fit if no two neighbouring weights of
the same sign add up to more than 128.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def safe_peaks(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return for each output the value that 127 is to stand for, float32 ``[O]``.

    It is the largest weight, or the largest sum of two neighbours where that is more: rounding
    then adds at most 1 to a sum of 127. Neighbours are those that kernels may take together, along
    the inputs as they lie and, for kernels of several cells, from channel to channel.

    Args:
        weights: float32 ``[O, I]`` or ``[O, C, h, w]``.
    """
    orders = [weights.reshape(len(weights), -1)]
    if weights.ndim == 4:
        orders.append(weights.transpose(0, 2, 3, 1).reshape(len(weights), -1))
    sums = [order[:, :-1] + order[:, 1:] for order in orders]
    found = np.concatenate([orders[0], *sums], axis=1)
    peaks: NDArray[np.float32] = np.abs(found).max(axis=1)
    return peaks
