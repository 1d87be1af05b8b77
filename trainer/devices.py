"""Devices that share a training: each takes its part of every batch, on Keras' JAX backend."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from trainer.errors import RecipeError


@contextmanager
def all_devices(batch: int) -> Iterator[int]:
    """Let all devices of JAX share what is computed meanwhile, and yield how many there are.

    Each has all weights, and their gradients are summed in every step: data parallelism. With
    another backend, one device computes as if this were not there.

    Args:
        batch: Crops in a step.

    Raises:
        RecipeError: They cannot be shared evenly.
    """
    devices = keras.distribution.list_devices() if keras.backend.backend() == "jax" else []
    if len(devices) < 2:
        yield 1
        return
    if batch % len(devices):
        raise RecipeError(
            f"batches.size is {batch}, which {len(devices)} devices cannot share evenly: set it to "
            f"{len(devices) * max(1, round(batch / len(devices)))}."
        )
    with keras.distribution.DataParallel(devices=devices).scope():
        yield len(devices)


def device_count() -> int:
    """Return how many devices share what is computed now."""
    distribution = keras.distribution.distribution()
    return 1 if distribution is None else int(distribution.num_model_replicas)


def filled_up(rows: NDArray[Any], others: NDArray[Any]) -> NDArray[Any]:
    """Return rows with as many of some others as let all devices have equally many.

    Args:
        rows: ``[N, ...]``.
        others: ``[M, ...]``, M at least 1; they may come several times.
    """
    missing = -len(rows) % device_count()
    if not missing:
        return rows
    return np.concatenate([rows, others[np.arange(missing) % len(others)]])
