"""Neutral faces of a batch: which neutral baselines count in which file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from emolens.tracking.neutral_baseline import Baselines, described

_NONE: Baselines = {}


@dataclass(frozen=True)
class NeutralFaces:
    """The neutral baselines of the faces in files.

    Attributes:
        files: Those of videos and pictures, by their absolute paths.
        folders: Those of the pictures in folders, likewise.
        others: Those of every file that has none.
    """

    files: Mapping[Path, Baselines] = field(default_factory=dict)
    folders: Mapping[Path, Baselines] = field(default_factory=dict)
    others: Baselines = field(default_factory=dict)

    def of(self, name: str, *, still: bool) -> Baselines:
        """Return the baselines of a file, given its name and whether it is a picture."""
        path = Path(name).resolve()
        of_folder = self.folders.get(path.parent, _NONE) if still else _NONE
        return self.files.get(path) or of_folder or self.others

    def to_json(self, name: str | None = None) -> list[dict[str, Any]]:
        """Return what a result says of them: of one file, or of all; the others have no source."""
        if name is not None and (own := self.files.get(Path(name).resolve())):
            return described(name, own)
        named = {**self.folders, **({} if name is not None else self.files)}
        of_named = [one for path, baselines in named.items() for one in described(path, baselines)]
        return of_named + described(None, self.others)
