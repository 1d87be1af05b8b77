"""Index of a result tree: what came of each source, in a table that scripts can read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from emolens.atomic_write import atomic_write_text
from emolens.results.errors import unwritable
from emolens.results.spreadsheet_text import guarded

SourceState = Literal["pending", "complete", "partial", "failed"]
"""How far a source was read: not yet, to its end, to where it is damaged, or not at all."""


@dataclass(frozen=True)
class IndexEntry:
    """What came of a source; the names are those of the columns.

    Attributes:
        source: The file, as it was named.
        result: Its result, as a path within the tree.
        state: How far it was read.
        frames: How many were read.
        faces: How many were found: tracks in a video, and each face in a picture.
        seconds: Time of the last frame.
        reason: Why it was not read to its end, in a sentence; empty where it was.
    """

    source: str
    result: str
    state: SourceState
    frames: int = 0
    faces: int = 0
    seconds: float = 0.0
    reason: str = ""


def write_index(path: Path, entries: Iterable[IndexEntry]) -> None:
    """Write the index, whole.

    Raises:
        ResultError: It cannot be written.
    """
    table = io.StringIO()
    writer = csv.writer(table)
    names = [field.name for field in fields(IndexEntry)]
    writer.writerow(names)
    for entry in entries:
        values = (getattr(entry, name) for name in names)
        writer.writerow([guarded(value) if isinstance(value, str) else value for value in values])
    try:
        atomic_write_text(path, table.getvalue(), mode=0o600)
    except OSError as error:
        raise unwritable(path, error) from error
