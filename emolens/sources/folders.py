"""Folders of pictures and videos, in the order of their names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from emolens.errors import SourceError
from emolens.messages import mark
from emolens.sources.file_kinds import KNOWN_SUFFIXES

_MOST_SEARCHED = 10_000
"""Folders below in which files are looked for only to tell of them."""


def files_named(path: str, below: bool = False) -> list[str]:
    """Return the files that a path stands for, as the user would name them: itself or a folder's.

    Args:
        path: Of a file or folder.
        below: Whether the files of folders below count, too.

    Raises:
        SourceError: It is a folder that cannot be listed or holds none.
    """
    if not os.path.isdir(path):  # noqa: PTH112 - pathlib's raises where a name is too long
        return [path]
    folder = Path(path)
    if below and (found := [file for one in _folders(folder) for file in _media(one)]):
        files = found
    else:
        files = files_in(folder)
    # pathlib would drop a leading "./".
    return [os.path.join(path, file.relative_to(folder)) for file in files]  # noqa: PTH118


def files_in(folder: Path) -> list[Path]:
    """Return the pictures and videos right in a folder, by their suffix, in the order of names.

    By suffix and not by content, so that a broken one is named and not passed over.

    Raises:
        SourceError: It cannot be listed or has none.
    """
    files = _media(folder)
    if not files:
        none = mark("{folder} holds no pictures and no videos; choose another folder.")
        deeper = mark(
            "{folder} holds pictures or videos in folders below only; choose one of those, or "
            "analyze it with --recursive."
        )
        raise SourceError(deeper if has_files_below(folder) else none, folder=folder)
    return files


def has_files_below(folder: Path) -> bool:
    """Return whether there are pictures or videos in the folders below one, as far as is seen."""
    below = islice(_folders(folder), 1, _MOST_SEARCHED)
    return any(_is_media(entry) for one in below for entry in one.iterdir())


def _folders(folder: Path) -> Iterator[Path]:
    """Yield a folder and those below, each before its own; not hidden ones, and no links."""
    for root, names, _ in os.walk(folder):
        names[:] = sorted((name for name in names if not name.startswith(".")), key=_in_order)
        yield Path(root)


def _media(folder: Path) -> list[Path]:
    try:
        files = [path for path in folder.iterdir() if _is_media(path) and not path.is_dir()]
    except OSError as error:
        raise SourceError(
            mark("{folder} cannot be listed ({reason}); check it."),
            folder=folder,
            reason=error.strerror,
        ) from error
    return sorted(files, key=lambda path: _in_order(path.name))


def _is_media(path: Path) -> bool:
    return path.suffix.lower() in KNOWN_SUFFIXES and not path.name.startswith(".")


def _in_order(name: str) -> tuple[list[str | int], str]:
    """Return by what names are sorted, as people count: 2 comes before 10."""
    parts = re.split(r"(\d+)", name.casefold())
    return [int(part) if place % 2 else part for place, part in enumerate(parts)], name
