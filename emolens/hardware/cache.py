"""Cache of hardware choices: a small JSON file for one machine and one version of the program."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import logging
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from emolens.atomic_write import keep_for_user
from emolens.bounded_file import read_bounded
from emolens.hardware.selection import MOST_THREADS, HardwareChoice, PrecisionComparison
from emolens.model.model_file import LARGEST_FILE

logger = logging.getLogger(__name__)


class HardwareCache:
    """The choices in a file, by the model files that they were made for.

    What another machine or version has kept there counts for nothing, nor does a damaged file;
    where the file cannot be written, nothing is kept.

    Args:
        file: Where to keep them.
        fingerprint: Of the machine and the program.
    """

    def __init__(self, file: Path, fingerprint: str) -> None:
        self._file = file
        self._fingerprint = fingerprint

    def get(self, key: str) -> HardwareChoice | None:
        """Return the choice made for these files, None if there is none that counts."""
        try:
            return _choice(self._read()[key])
        except (KeyError, ValueError, TypeError, OverflowError):
            return None

    def put(self, key: str, choice: HardwareChoice) -> None:
        """Keep the choice, beside those for other files."""
        values = {**self._read(), key: dataclasses.asdict(choice)}
        text = json.dumps({"fingerprint": self._fingerprint, "choices": values}, indent=1)
        try:
            keep_for_user(self._file, text)
        except OSError as error:
            logger.info("%s cannot be kept (%s).", self._file, error.strerror)

    def _read(self) -> dict[str, Any]:
        try:
            values = json.loads(self._file.read_text("utf-8"))
            if values["fingerprint"] == self._fingerprint:
                return dict(values["choices"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            logger.debug("No choices are kept in %s.", self._file)
        return {}


def cache_key(files: Iterable[Path]) -> str:
    """Return a text that changes with the content of any of the files."""
    return " ".join(_digest(file) for file in files)


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(read_bounded(file, LARGEST_FILE)).hexdigest()
    except OSError:  # whoever loads it says what is wrong with it
        return "unreadable"


def _choice(values: dict[str, Any]) -> HardwareChoice:
    threads, found = values["threads"], values["comparison"]
    comparison = None if found is None else PrecisionComparison(found["difference"], found["speed"])
    measured = dataclasses.astuple(comparison) if comparison else ()
    if not all(math.isfinite(number) for number in measured):
        raise ValueError("numbers that nobody measured")
    if threads not in range(1, MOST_THREADS + 1):
        raise ValueError("threads that nobody chose")
    return HardwareChoice(int(threads), comparison)
