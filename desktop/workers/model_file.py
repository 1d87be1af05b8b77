"""Model file as the window knows it: loaded off the GUI thread, and watched for changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from emolens.protocols import EvidenceModel

Stamp = tuple[int, int] | None


def stamp_of(path: Path) -> Stamp:
    """Return time in nanoseconds and size of a file, which change when it does; None for none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


@dataclass(frozen=True)
class WatchedModelFile:
    """Where a model comes from.

    Attributes:
        load: Loads the model; raises :class:`~emolens.errors.ModelError` for a file that breaks
            the contract.
        stamp: Tells by what it returns whether the file has changed.
    """

    load: Callable[[], EvidenceModel]
    stamp: Callable[[], Stamp] = lambda: None

    @classmethod
    def at(cls, path: Path, load: Callable[[], EvidenceModel]) -> WatchedModelFile:
        """Return the file at a path, which is watched for changes."""
        return cls(load, partial(stamp_of, path))

    def loaded(self) -> LoadedModel:
        """Load the model.

        Raises:
            ModelError: The file breaks the contract.
        """
        stamp = self.stamp()  # before the file is read: it may change meanwhile
        return LoadedModel(self.load(), self, stamp)


@dataclass(frozen=True)
class LoadedModel:
    """A model, which needs its file no more.

    Attributes:
        model: The model.
        file: Where it came from.
        stamp: Of the file as it was then.
    """

    model: EvidenceModel
    file: WatchedModelFile
    stamp: Stamp

    @property
    def is_current(self) -> bool:
        """Whether the file is still as it was."""
        return self.file.stamp() == self.stamp
