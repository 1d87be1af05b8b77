"""Unfinished work of a result with several sources: what was observed, kept until it is whole."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from emolens.batch.checkpoint import Checkpoint
from emolens.batch.segment import FRAMES
from emolens.results.folder import UNFINISHED
from emolens.results.source_files import source_file_of


class UnfinishedWork:
    """Keeps the checkpoints of a result's films, in a hidden folder beside the result.

    Args:
        result: The result file.
        key: What readings depend on beside the frames.
        frames: Of a segment, at a film's rate.
    """

    def __init__(self, result: Path, key: Mapping[str, Any], frames: int = FRAMES) -> None:
        self._folder = result.parent / UNFINISHED / _digest(result.name)
        self._key = key
        self._frames = frames

    def checkpoint_of(self, source: str) -> Checkpoint:
        """Return the checkpoint of a film; what an older version of the file said is removed."""
        key = {**self._key, "source_file": source_file_of(source)}
        return Checkpoint(self._folder / _digest(str(Path(source).absolute())), key, self._frames)

    def discard(self) -> None:
        """Remove everything that was kept."""
        shutil.rmtree(self._folder, ignore_errors=True)
        with suppress(OSError):  # it is not there, or another result is unfinished
            self._folder.parent.rmdir()


def _digest(name: str) -> str:
    return hashlib.sha256(os.fsencode(name)).hexdigest()[:16]
