"""Load the model that the user named or that came with the app, as it runs best here."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TextIO

from emolens.hardware.cache import HardwareCache, cache_key
from emolens.hardware.processor import fingerprint, usable_cores
from emolens.hardware.selection import HardwareChoice, measure
from emolens.model.session import OnnxModel
from emolens.resources import hardware_cache_file, int8_model_file, model_file

logger = logging.getLogger(__name__)


def load_for_window(model: Path | None) -> OnnxModel:
    """Load a model for one frame at a time, and log how it runs.

    The first time on a machine this takes about a second more, to measure.

    Args:
        model: The user's model file, None for the one that came with the app.

    Raises:
        ModelError: It is refused.
    """
    if model is not None:
        threads = _choice(model, None).threads
        logger.info("Reading with %s, threads: %d.", model, threads)
        return OnnxModel.load(model, threads)
    choice = _choice(model_file(), int8_model_file())
    logger.info("%s Threads: %d.", choice.reason, choice.threads)
    return OnnxModel.load(_shipped(choice), choice.threads)


def load_for_files(model: Path | None, err: TextIO) -> OnnxModel:
    """Load a model to read many files at once, each on a thread of its own.

    Args:
        model: As for :func:`load_for_window`.
        err: Told the precision chosen for the model that came with the app.

    Raises:
        ModelError: It is refused.
    """
    if model is not None:
        return OnnxModel.load(model, threads=1)
    choice = _choice(model_file(), int8_model_file())
    print(choice.reason, file=err, flush=True)
    return OnnxModel.load(_shipped(choice), threads=1)


def _shipped(choice: HardwareChoice) -> Path:
    return int8_model_file() if choice.int8 else model_file()


def _choice(trusted: Path, quicker: Path | None) -> HardwareChoice:
    """Return the cached choice for these files, or measure and cache it."""
    cache = HardwareCache(hardware_cache_file(), fingerprint())
    key = cache_key([trusted, quicker] if quicker else [trusted])
    choice = cache.get(key)
    if choice is None:
        choice = measure(trusted, quicker, usable_cores())
        cache.put(key, choice)
    return choice
