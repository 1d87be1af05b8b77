"""Loader of the Lab Streaming Layer, which opens no socket before a stream is made."""

from __future__ import annotations

import importlib
from time import monotonic
from typing import Any

from emolens.errors import EmolensError
from emolens.messages import mark

Layer = Any
"""The module ``pylsl``, which has no types that hold."""


class StreamingError(EmolensError):
    """Nothing can be streamed."""


def load_layer() -> Layer:
    """Return the library.

    Raises:
        StreamingError: It is not installed, or does not run on this system.
    """
    try:
        return importlib.import_module("pylsl")
    except (ImportError, RuntimeError, OSError) as error:  # as it says it, by system
        raise StreamingError(
            mark(
                "Streaming needs a library that is not installed; install it with pip install "
                "'emolens[lsl]'."
            )
        ) from error


def clock_offset(layer: Layer) -> float:
    """Return the seconds from ``time.monotonic()`` to the layer's clock, whatever the system."""
    before = monotonic()
    there = float(layer.local_clock())
    return there - (before + monotonic()) / 2
