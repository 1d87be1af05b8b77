"""Named sources: the files that paths stand for, each once, with the folder each was found in."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from emolens.batch.file_reader import BatchItem
from emolens.errors import SourceError
from emolens.messages import Message, mark
from emolens.sources.folders import files_named, has_files_below

_TWICE = mark("{file} is named twice; it is read once.")
_BELOW = mark(
    "{folder} has pictures or videos in folders below, too, which are not read; name those "
    "folders, or analyze it with --recursive."
)


@dataclass(frozen=True)
class NamedSource:
    """A file to analyze.

    Attributes:
        file: Its path, as the user named it or the folder that it is in.
        folder: That folder; None where the file itself was named.
    """

    file: str
    folder: str | None = None


def named_sources(paths: Sequence[str], recursive: bool) -> Iterator[NamedSource | BatchItem]:
    """Yield the files that paths stand for, each once, and between them what is to be told.

    Args:
        paths: Of files and folders.
        recursive: Whether the folders below those named are read, too.
    """
    known: set[str] = set()
    for path in paths:
        try:
            files = files_named(path, recursive)
        except SourceError as error:
            yield BatchItem(path, error=error)
            continue
        named_folder = files != [path]
        for file in files:
            if (real := os.path.realpath(file)) in known:
                yield BatchItem(file, remark=Message(_TWICE, {"file": file}))
            else:
                known.add(real)
                yield NamedSource(file, path if named_folder else None)
        if named_folder and not recursive and has_files_below(Path(path)):
            yield BatchItem(path, error=SourceError(_BELOW, folder=path))


def named_files(paths: Sequence[str], recursive: bool) -> list[str]:
    """Return the files alone that paths stand for; arguments as above."""
    return [one.file for one in named_sources(paths, recursive) if isinstance(one, NamedSource)]
