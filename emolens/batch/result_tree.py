"""Result tree: a result file for each source, in folders like the sources' own."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from emolens.batch.named_sources import NamedSource
from emolens.messages import mark
from emolens.results.errors import ResultError
from emolens.results.folder import UNFINISHED
from emolens.results.metadata import metadata_file, read_metadata

_DEPENDS_ON = {
    "source_file": "the file has changed",
    "model": "another model is asked for",
    "settings": "other settings are asked for",
    "neutral": "another neutral face is named",
    "events": "other events are given",
    "emolens": "another version of Emolens read it",
}
"""Parts of the metadata that a result depends on, and what is told where one differs."""


@dataclass(frozen=True)
class PlannedResult:
    """A source, and where its result belongs.

    Attributes:
        source: The file, as it was named.
        place: Path of the result within the tree.
        tree: The folder that holds all results.
    """

    source: str
    place: Path
    tree: Path

    @property
    def result(self) -> Path:
        """The result, once it is whole."""
        return self.tree / self.place

    @property
    def unfinished(self) -> Path:
        """The result, while it grows: in a folder of its own, which nobody else removes."""
        digest = hashlib.sha256(os.fsencode(self.place)).hexdigest()[:16]
        return self.tree / UNFINISHED / digest / self.place.name

    @property
    def checkpoint(self) -> Path:
        """The folder for what is kept of a video until its result is whole."""
        return self.unfinished.with_suffix(".segments")

    def discard(self) -> None:
        """Remove what is unfinished."""
        shutil.rmtree(self.unfinished.parent, ignore_errors=True)

    def publish(self) -> None:
        """Let the whole result take its place: its metadata last, which say that it is whole.

        Raises:
            OSError: It cannot be moved there.
        """
        self.result.parent.mkdir(parents=True, exist_ok=True)
        about = metadata_file(self.result)
        about.unlink(missing_ok=True)
        self.unfinished.replace(self.result)
        metadata_file(self.unfinished).replace(about)
        self.discard()


def planned(sources: Iterable[NamedSource], tree: Path, suffix: str) -> list[PlannedResult]:
    """Return where the result of each source belongs.

    That of a file in a named folder lies where the file lies in that folder; that of a named file,
    as its path says, or by its name alone where the path is absolute or leads upwards.

    Args:
        sources: The sources.
        tree: The folder for all results.
        suffix: Of the results, which names their format.

    Raises:
        ResultError: Two sources would have the same.
    """
    plans: dict[Path, PlannedResult] = {}
    for source in sources:
        place = _place(source, suffix)
        other = plans.setdefault(place, PlannedResult(source.file, place, tree))
        if other.source != source.file:
            raise ResultError(
                mark(
                    "{file} and {other} would have the same result, {result}; name the folder that "
                    "holds both instead."
                ),
                file=source.file,
                other=other.source,
                result=place,
            )
    return list(plans.values())


def whole_result(plan: PlannedResult) -> Mapping[str, Any] | None:
    """Return the metadata of the whole result that is there; None where there is none."""
    if not plan.result.is_file():
        return None
    metadata = read_metadata(plan.result)
    return metadata if metadata and metadata.get("state") == "complete" else None


def why_again(metadata: Mapping[str, Any], wanted: Mapping[str, Any]) -> str:
    """Return why a result does not serve any longer; empty where it does.

    Args:
        metadata: Of the result.
        wanted: What it should have been made with: the parts that it depends on.
    """
    differing = (name for name in _DEPENDS_ON if metadata.get(name) != wanted.get(name))
    return next((_DEPENDS_ON[name] for name in differing), "")


def _place(source: NamedSource, suffix: str) -> Path:
    if source.folder is not None:
        return Path(os.path.relpath(source.file, source.folder) + suffix)
    path = PurePath(os.path.normpath(source.file))
    if path.is_absolute() or ".." in path.parts:
        return Path(path.name + suffix)
    return Path(f"{path}{suffix}")
