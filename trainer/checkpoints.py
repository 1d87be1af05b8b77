"""Keep what an interrupted training needs to go on after its last whole epoch."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import keras

from trainer.errors import RunError
from trainer.run import write_json

Record = dict[str, Any]
"""One epoch: ``epoch`` from 1, ``phase``, and ``loss`` and ``accuracy``, also with ``val_``."""


class Checkpoints:
    """The last and the best epoch of a training, on disk.

    ``state.json`` names the model files that count and is renamed into place after they are
    written: killed at any moment, the folder holds the last whole epoch.
    """

    def __init__(self, folder: Path, identity: Mapping[str, Any]) -> None:
        """Open the checkpoints of the training that ``identity`` (JSON values) describes.

        Raises:
            RunError: The folder holds another training, or is damaged.
        """
        self._folder = folder
        self._identity = dict(identity)
        self.history: list[Record] = []
        if self._state.exists():
            self._resume()

    @property
    def done(self) -> int:
        """Whole epochs trained."""
        return len(self.history)

    @property
    def best(self) -> int:
        """The epoch with the lowest validation loss, counted from 1; 0 before the first."""
        return best_epoch(self.history)

    def save(self, record: Record, model: keras.Model) -> None:
        """Add an epoch: the model with its optimiser state, and its record."""
        self._folder.mkdir(parents=True, exist_ok=True)
        model.save(self._model(record["epoch"]))
        self.history.append(record)
        write_json(self._state, {"identity": self._identity, "history": self.history})
        kept = {self._model(self.done), self._model(self.best), self._state}
        for path in set(self._folder.iterdir()) - kept:
            path.unlink()

    def load(self, epoch: int) -> keras.Model:
        """Return the model after ``epoch``, which is the last or the best one."""
        return keras.models.load_model(self._model(epoch))

    def remove(self) -> None:
        """Remove everything, once the run is complete."""
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _state(self) -> Path:
        return self._folder / "state.json"

    def _model(self, epoch: int) -> Path:
        return self._folder / f"epoch-{epoch:03d}.keras"

    def _resume(self) -> None:
        try:
            state = json.loads(self._state.read_text(encoding="utf-8"))
            identity, self.history = state["identity"], state["history"]
        except (ValueError, KeyError, TypeError) as error:
            raise RunError(
                f"{self._state} is damaged ({error}): start again in another --run folder."
            ) from error
        changed = [
            f"{name} was {identity.get(name)!r} and is now {value!r}"
            for name, value in self._identity.items()
            if identity.get(name) != value
        ]
        if changed:
            raise RunError(
                f"{self._folder.parent} holds an unfinished training with other settings "
                f"({'; '.join(changed)}): repeat those, or give another --run folder."
            )


def best_epoch(history: list[Record]) -> int:
    """Return the epoch with the lowest validation loss, counted from 1; 0 where there is none."""
    if not history:
        return 0
    return int(min(history, key=lambda record: record["val_loss"])["epoch"])
