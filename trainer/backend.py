"""Backend of Keras, loaded without its remarks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

_FATAL_ONLY = "3"
_STDERR = 2


def load_keras() -> None:
    """Import Keras for the first time in this process, and keep TensorFlow from chattering.

    It reports the processor's features and missing graphics cards: while it loads, before its own
    switch works, and later as errors that are none. Real ones come as exceptions.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", _FATAL_ONLY)
    with _stderr_dropped():
        import keras  # noqa: F401, PLC0415


@contextmanager
def _stderr_dropped() -> Iterator[None]:
    """Drop what this process writes to file descriptor 2 for a short while."""
    kept = os.dup(_STDERR)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDERR)
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(kept)
        os.close(nowhere)
