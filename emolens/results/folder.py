"""Folder of results: which files below it are whole results, and which are not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from emolens.messages import mark
from emolens.results.errors import ResultError
from emolens.results.metadata import metadata_in

UNFINISHED = ".unfinished"
"""Folder in which results are until they are whole."""
_ABOUT = ".about.json"


def results_in(folder: Path) -> tuple[Sequence[Path], Sequence[Path]]:
    """Return the complete results below a folder, each by its first file, and all others.

    Raises:
        ResultError: There is no complete one.
    """
    whole: list[Path] = []
    others: list[Path] = []
    for about in sorted(folder.rglob(f"*{_ABOUT}")):
        if UNFINISHED in about.parts:
            continue
        metadata = metadata_in(about) or {}
        result = _first_file(about, metadata.get("results"))
        is_whole = metadata.get("state") == "complete" and result != about and result.is_file()
        (whole if is_whole else others).append(result)
    if not whole:
        raise ResultError(
            mark("{folder} holds no complete results; name the folder that emolens analyze wrote."),
            folder=folder,
        )
    return whole, others


def _first_file(about: Path, names: object) -> Path:
    """Return the first file of a result; the one that should name it where it does not."""
    first = names[0] if isinstance(names, list) and names else None
    name = Path(first).name if isinstance(first, str) else ""
    return about.with_name(name) if name else about
