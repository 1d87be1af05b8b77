"""Metadata of a result: the small file beside it that says what produced it, and sums it up."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from emolens.atomic_write import atomic_write_text
from emolens.model.contract import ModelMetadata
from emolens.results.errors import unwritable
from emolens.results.summary import Summary
from emolens.version import __version__

_LARGEST = 16 * 1024 * 1024
"""Bytes of metadata that are read."""

_ENDING = ".about.json"

State = Literal["running", "complete", "cancelled", "failed"]
"""How far it came; ``running`` for ever after a crash."""


@dataclass(frozen=True)
class Provenance:
    """What produces a result.

    Attributes:
        sources: What is read, as the user named it.
        model: What the model says of itself.
        settings: Of detector and smoothing, by their names.
        source_file: By what the one source is known again; empty where there are several.
        neutral: The neutral baselines by which scores are corrected, each with its source.
    """

    sources: Sequence[str]
    model: ModelMetadata
    settings: Mapping[str, Any]
    source_file: Mapping[str, Any] = field(default_factory=dict)
    neutral: Sequence[Mapping[str, Any]] = ()

    def to_json(self) -> dict[str, Any]:
        """Return what readings depend on beside the frames, as values for JSON."""
        return {
            "emolens": __version__,
            "model": _of_model(self.model),
            "settings": dict(self.settings),
            **({"source_file": dict(self.source_file)} if self.source_file else {}),
            **({"neutral": list(self.neutral)} if self.neutral else {}),
        }


def metadata_file(result: Path) -> Path:
    """Return the path of the file that belongs to a result.

    It is ``r.about.json`` of ``r.csv``, and ``r.jsonl.about.json`` of ``r.jsonl`` where the short
    name belongs to ``r.csv`` and not to both.
    """
    short, own = result.with_suffix(_ENDING), result.with_name(f"{result.name}{_ENDING}")
    return own if own.exists() or _is_taken(short, result) else short


def _is_taken(short: Path, result: Path) -> bool:
    """Return whether metadata are about another result of the same name, which is still there."""
    names = (metadata_in(short) or {}).get("results")
    if not isinstance(names, list) or result.name in names:
        return False
    others = [result.with_name(str(name)) for name in names if Path(str(name)).name == name]
    return any(other.stem == result.stem and other.exists() for other in others)


def read_metadata(result: Path) -> dict[str, Any] | None:
    """Return the metadata of a result; None where there are none that can be read."""
    return metadata_in(metadata_file(result))


def metadata_in(path: Path) -> dict[str, Any] | None:
    """Return what a file beside a result says; None where it says nothing that can be read."""
    try:
        with path.open("rb") as file:
            values = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def expressions_in(metadata: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Return the expressions that a result's model knows; none where its metadata do not say."""
    model = (metadata or {}).get("model")
    names = model.get("expressions") if isinstance(model, dict) else None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return ()
    return tuple(names) if len(set(names)) == len(names) else ()


def now() -> datetime:
    """Return the time on the wall, with its zone."""
    return datetime.now().astimezone()


class ResultMetadata:
    """The metadata of one result, which is in one or more files.

    Attributes:
        summary: Of its rows.
        video: What is to be said of a video beside it; empty for none.
        changes: Settings that were changed on the way, each with its ``wall_time``.
        events: What happens when, each with ``onset``, ``duration``, ``trial_type`` and ``source``.
        unread: A sentence for each file that could not be read to its end.
        source_files: By what each of several sources is known again.

    Args:
        results: The files of the result; the first gives the name.
        provenance: What produces it.
    """

    def __init__(self, results: Sequence[Path], provenance: Provenance) -> None:
        self.summary = Summary()
        self.video: Mapping[str, Any] = {}
        self.changes: Sequence[Mapping[str, Any]] = []
        self.events: Sequence[Mapping[str, Any]] = []
        self.unread: Sequence[str] = []
        self.source_files: dict[str, Mapping[str, Any]] = {}
        self._results = results
        self._path = metadata_file(results[0])
        self._provenance = provenance
        self._started = now()

    def write(self, state: State) -> None:
        """Write the file, or renew it.

        Raises:
            ResultError: It cannot be written.
        """
        path = self._path
        try:
            path.parent.stat()  # or a folder that vanished would come back with this file alone
            atomic_write_text(path, json.dumps(self._values(state), indent=1) + "\n", mode=0o600)
            with suppress(FileNotFoundError):  # the result may have been removed
                shutil.copymode(self._results[0], path)  # whoever may read one may read the other
        except OSError as error:
            raise unwritable(path, error) from error

    def _values(self, state: State) -> dict[str, Any]:
        return {
            **self._provenance.to_json(),
            "results": [path.name for path in self._results],
            "state": state,
            "sources": list(self._provenance.sources),
            "started": self._started.isoformat(timespec="milliseconds"),
            "ended": None if state == "running" else now().isoformat(timespec="milliseconds"),
            "settings_changed": list(self.changes),
            **({"events": list(self.events)} if self.events else {}),
            "unread": list(self.unread),
            **({"source_files": self.source_files} if self.source_files else {}),
            **({"video": dict(self.video)} if self.video else {}),
            **self.summary.to_json(),
        }


def _of_model(model: ModelMetadata) -> dict[str, Any]:
    return {
        "digest": model.keras_digest,
        "precision": model.precision,
        "expressions": list(model.labels),
        "scores_mean": model.scores_mean,
        "uncertain_below": model.uncertain_below,
    }
