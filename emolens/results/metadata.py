"""Metadata of a result: the small file beside it that says what produced it, and sums it up."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from emolens.atomic_write import atomic_write_text
from emolens.messages import mark
from emolens.model.contract import ModelMetadata
from emolens.results.errors import ResultError
from emolens.results.summary import Summary
from emolens.version import __version__

State = Literal["running", "complete", "cancelled", "failed"]
"""How far it came; ``running`` for ever after a crash."""


@dataclass(frozen=True)
class Provenance:
    """What produces a result.

    Attributes:
        sources: What is read, as the user named it.
        model: What the model says of itself.
        settings: Of detector and smoothing, by their names.
    """

    sources: Sequence[str]
    model: ModelMetadata
    settings: Mapping[str, Any]


def metadata_file(result: Path) -> Path:
    """Return the path of the file that belongs to a result."""
    return result.with_suffix(".about.json")


def now() -> datetime:
    """Return the time on the wall, with its zone."""
    return datetime.now().astimezone()


class ResultMetadata:
    """The metadata of one result, which is in one or more files.

    Attributes:
        summary: Of its rows.
        video: What is to be said of a video beside it; empty for none.
        changes: Settings that were changed on the way, each with its ``wall_time``.
        unread: A sentence for each file that could not be read to its end.

    Args:
        results: The files of the result; the first gives the name.
        provenance: What produces it.
    """

    def __init__(self, results: Sequence[Path], provenance: Provenance) -> None:
        self.summary = Summary()
        self.video: Mapping[str, Any] = {}
        self.changes: Sequence[Mapping[str, Any]] = []
        self.unread: Sequence[str] = []
        self._results = results
        self._provenance = provenance
        self._started = now()

    def write(self, state: State) -> None:
        """Write the file, or renew it.

        Raises:
            ResultError: It cannot be written.
        """
        path = metadata_file(self._results[0])
        try:
            path.parent.stat()  # or a folder that vanished would come back with this file alone
            atomic_write_text(path, json.dumps(self._values(state), indent=1) + "\n")
            with suppress(FileNotFoundError):  # the result may have been removed
                shutil.copymode(self._results[0], path)  # whoever may read one may read the other
        except OSError as error:
            raise ResultError(
                mark("{file} cannot be written ({reason}); choose another folder."),
                file=path,
                reason=error.strerror,
            ) from error

    def _values(self, state: State) -> dict[str, Any]:
        return {
            "emolens": __version__,
            "results": [path.name for path in self._results],
            "state": state,
            "sources": list(self._provenance.sources),
            "started": self._started.isoformat(timespec="milliseconds"),
            "ended": None if state == "running" else now().isoformat(timespec="milliseconds"),
            "model": _of_model(self._provenance.model),
            "settings": dict(self._provenance.settings),
            "settings_changed": list(self.changes),
            "unread": list(self.unread),
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
