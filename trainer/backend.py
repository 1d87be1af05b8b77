"""Backend of Keras, loaded without its remarks."""

from __future__ import annotations

import os

from emolens.sources.quiet import stderr_dropped

_FATAL_ONLY = "3"


def load_keras() -> None:
    """Import Keras for the first time in this process, and keep TensorFlow from chattering.

    It reports the processor's features and missing graphics cards: while it loads, before its own
    switch works, and later as errors that are none. Real ones come as exceptions.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", _FATAL_ONLY)
    with stderr_dropped():
        import keras  # noqa: F401, PLC0415
