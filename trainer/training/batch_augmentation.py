"""Batch augmentation: mixup and cutmix of the crops in a batch, and of their targets likewise."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trainer.recipe_settings import BatchSettings

Arrays = list[NDArray[np.float32]]


def augment_batch(
    crops: NDArray[np.float32], targets: Arrays, settings: BatchSettings, rng: np.random.Generator
) -> tuple[NDArray[np.float32], Arrays]:
    """Return a batch after mixup or cutmix, as the settings say.

    Args:
        crops: float32 ``[B, S, S, C]``.
        targets: One or more float32 ``[B, K]``.
        settings: Their ``mixup`` and ``cutmix``; where both are above 0, one is drawn.
        rng: Decides on everything.
    """
    ways = [way for way, alpha in ((_mixup, settings.mixup), (_cutmix, settings.cutmix)) if alpha]
    if not ways:
        return crops, targets
    way = ways[rng.integers(len(ways))]
    alpha = settings.mixup if way is _mixup else settings.cutmix
    others = rng.permutation(len(crops))
    crops, share = way(crops, crops[others], rng.beta(alpha, alpha), rng)
    return crops, [share * target + (1 - share) * target[others] for target in targets]


def _mixup(
    crops: NDArray[np.float32],
    others: NDArray[np.float32],
    share: float,
    rng: np.random.Generator,  # noqa: ARG001  # both ways are called alike
) -> tuple[NDArray[np.float32], np.float32]:
    kept = np.float32(share)
    return kept * crops + (1 - kept) * others, kept


def _cutmix(
    crops: NDArray[np.float32],
    others: NDArray[np.float32],
    share: float,
    rng: np.random.Generator,
) -> tuple[NDArray[np.float32], np.float32]:
    side = crops.shape[1]
    cut = round(side * np.sqrt(1 - share))
    top, left = rng.integers(0, side - cut + 1, 2)
    crops = crops.copy()
    crops[:, top : top + cut, left : left + cut] = others[:, top : top + cut, left : left + cut]
    return crops, np.float32(1 - (cut / side) ** 2)
