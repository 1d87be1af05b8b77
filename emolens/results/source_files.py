"""Locator of the videos and pictures that the rows of a result name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

MOST_NOTED = 10_000
"""Sources of one result of which it is noted by what they are known again."""


def source_file_of(source: str) -> dict[str, Any]:
    """Return by what a source is told from what it is after a change; empty where it is missing."""
    try:
        status = Path(source).stat()
    except OSError:
        return {}
    return {"bytes": status.st_size, "modified_ns": status.st_mtime_ns}


def has_changed(metadata: Mapping[str, Any], source: str, path: Path) -> bool:
    """Return whether a file is another one than when it was read, as far as anybody can tell.

    Of a copy elsewhere only the size counts, for copying may renew the time.

    Args:
        metadata: Of the result.
        source: The name of the source in it.
        path: Its file as it is now.
    """
    every = metadata.get("source_files")
    noted = every.get(source) if isinstance(every, Mapping) else metadata.get("source_file")
    now = source_file_of(str(path))
    if not isinstance(noted, Mapping) or not noted or not now:
        return False
    parts = ("bytes", "modified_ns") if path == Path(source) else ("bytes",)
    return any(noted.get(part) != now[part] for part in parts)


class SourceFiles:
    """Finds the files of a result's sources: where they were, beside the result, or where told.

    Attributes:
        folder: Where a file was told to be last, or else the result's.

    Args:
        folder: Of the result.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._told: dict[str, Path] = {}
        self._folders = [folder]

    def find(self, source: str) -> Path | None:
        """Return the file of a source, by its name in the result; None where it is not found."""
        named = Path(source)
        near = [folder / part for folder in self._folders for part in (named, named.name)]
        places = [self._told.get(source, named), *near]
        return next((place for place in places if _is_file(place)), None)

    def learn(self, source: str, path: Path) -> None:
        """Take a file for that of a source, and look for others in its folder, too."""
        self._told[source] = path
        self.folder = path.parent
        if path.parent not in self._folders:
            self._folders.append(path.parent)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long, or with a NUL
        return False
