"""Checkpoints: what an interrupted training needs to resume after its last whole epoch."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import keras

from trainer.errors import RunError
from trainer.history import EpochRecord, best_epoch
from trainer.recipe_settings import Monitor
from trainer.run import write_json
from trainer.run_files import read_json
from trainer.run_folder import going_on_later


class CheckpointManager:
    """The last epoch of a training, to go on from, and the best one, to keep; on disk.

    ``state.json`` names the model files that count and is renamed into place after they are
    written: killed at any moment, the folder holds the last whole epoch.
    """

    def __init__(
        self, folder: Path, identity: Mapping[str, Any], monitor: Monitor = "loss"
    ) -> None:
        """Open the checkpoints of the training that ``identity`` (JSON values) describes.

        ``monitor`` says which epoch is the best; see :func:`trainer.history.best_epoch`.

        Raises:
            RunError: The folder holds another training, or is damaged.
        """
        self._folder = folder
        self._identity = dict(identity)
        self._monitor = monitor
        self.history: list[EpochRecord] = []
        if self._state.exists():
            self._resume()

    @property
    def done(self) -> int:
        """Whole epochs trained."""
        return len(self.history)

    @property
    def best(self) -> int:
        """The best epoch, counted from 1; 0 before the first."""
        return best_epoch(self.history, self._monitor)

    def save_training(self, epoch: int, training: keras.Model) -> None:
        """Write model and optimizer state; they count once :meth:`commit` was called.

        Raises:
            OutputError: There is no room.
        """
        with going_on_later(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            training.save(self._training(epoch))

    def commit(self, record: EpochRecord, candidate: keras.Model) -> None:
        """Add an epoch: its record, and the model that would be kept if it is the best so far.

        Raises:
            OutputError: There is no room.
        """
        history = [*self.history, record]
        with going_on_later(self._folder):
            if best_epoch(history, self._monitor) == record["epoch"]:
                candidate.save(self._candidate(record["epoch"]))
            write_json(self._state, {"identity": self._identity, "history": history})
        self.history.append(record)
        kept = {self._training(self.done), self._candidate(self.best), self._state}
        for path in set(self._folder.iterdir()) - kept:
            path.unlink()

    def load_training(self) -> keras.Model:
        """Return what is trained, as it was after the last epoch."""
        return self._load(self._training(self.done))

    def load_best(self) -> keras.Model:
        """Return the best epoch's model."""
        return self._load(self._candidate(self.best))

    def remove(self) -> None:
        """Remove everything, once the run is complete."""
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _state(self) -> Path:
        return self._folder / "state.json"

    def _training(self, epoch: int) -> Path:
        return self._folder / f"training-{epoch:03d}.keras"

    def _candidate(self, epoch: int) -> Path:
        return self._folder / f"candidate-{epoch:03d}.keras"

    def _load(self, path: Path) -> keras.Model:
        try:
            return keras.models.load_model(path)
        except (ValueError, TypeError, OSError, KeyError) as error:
            raise RunError(
                f"{path} is missing or damaged: start again in another --run folder."
            ) from error

    def _resume(self) -> None:
        try:
            state = read_json(self._state)
            identity, self.history = dict(state["identity"]), list(state["history"])
        except (OSError, ValueError, KeyError, TypeError) as error:
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
