"""Loading of the model that the user named or that came with Emolens, as it runs best here."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from emolens.hardware.cache import HardwareCache, cache_key
from emolens.hardware.processor import fingerprint, usable_cores
from emolens.hardware.selection import HardwareChoice, measure
from emolens.model.contract import Precision
from emolens.model.onnx_model import OnnxModel
from emolens.resources import hardware_cache_file, int8_model_file, model_file

logger = logging.getLogger(__name__)


def load_model(
    path: str | os.PathLike[str] | None = None,
    *,
    precision: Precision | None = None,
    threads: int | None = None,
) -> OnnxModel:
    """Load a model file and try it; the log says how it runs.

    The first time on a machine this may take about a second more, to measure.

    Args:
        path: The model file; None for the one that came with Emolens.
        precision: Of the one that came with Emolens: ``"float32"`` or ``"int8"``, each of which
            reads alike on every machine; None for whichever suits this one. Scores of the two may
            differ in the second decimal.
        threads: How many it may calculate on at once; 1 where as many files as there are cores are
            read at the same time. None for as many as are worth it for one frame at a time.

    Raises:
        ModelError: It cannot be read or breaks the contract.
    """
    shipped = {"float32": model_file, "int8": int8_model_file}
    if path is None and precision is None:
        choice = shipped_choice()
        threads = threads or choice.threads
        logger.info("%s Threads: %d.", choice.reason, threads)
        return OnnxModel.load(shipped["int8" if choice.int8 else "float32"](), threads)
    path = shipped[precision or "float32"]() if path is None else Path(path)
    threads = threads or _choice(path, None).threads
    logger.info("Reading with %s, threads: %d.", path, threads)
    return OnnxModel.load(path, threads)


def shipped_choice() -> HardwareChoice:
    """Return how the model that came with Emolens runs best here, measured the first time.

    Raises:
        ModelError: Its float32 file is refused.
    """
    return _choice(model_file(), int8_model_file())


def _choice(trusted: Path, quicker: Path | None) -> HardwareChoice:
    """Return the cached choice for these files, or measure and cache it."""
    cache = HardwareCache(hardware_cache_file(), fingerprint())
    key = cache_key([trusted, quicker] if quicker else [trusted])
    choice = cache.get(key)
    if choice is None:
        choice = measure(trusted, quicker, usable_cores())
        cache.put(key, choice)
    return choice
