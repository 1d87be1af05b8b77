"""Bounded reading of a run's files, which may come from anybody: no pipe, no device, no bomb."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from pydantic_core import from_json

from emolens.bounded_file import open_regular, read_bounded

MOST_JSON = 64_000_000
"""Bytes of a card, a history or a face head; a thousand epochs take 0.5 MB."""

MOST_MODEL = 2_000_000_000
"""Bytes of a model, packed and unpacked; the largest architecture here takes 50 MB."""


def read_json(path: Path) -> Any:  # noqa: ANN401 - JSON can hold anything
    """Return what a JSON file holds.

    Raises:
        OSError: It cannot be read, is no ordinary file or is too large.
        ValueError: It is not JSON, or nested without end.
    """
    return from_json(read_bounded(path, MOST_JSON))


def check_archive(path: Path) -> None:
    """Check that a Keras file unpacks to no more than a model has.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no zip, or a bomb.
    """
    try:
        with open_regular(path) as file, zipfile.ZipFile(file) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise ValueError(f"it is no Keras file: {error}") from error
    if unpacked > MOST_MODEL:
        raise ValueError(f"it unpacks to {unpacked / 1e9:.1f} GB")
