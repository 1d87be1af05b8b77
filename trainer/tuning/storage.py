"""Storage of a study on the disk, so that it can go on after every end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import optuna
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend, JournalFileOpenLock

from emolens.atomic_write import atomic_write
from trainer.errors import StudyError
from trainer.run import write_json

_NAME = "study"
_IDENTITY = "study.json"
_JOURNAL = "trials.jsonl"


class Trials:
    """The trials of a study: those in its folder, and those to come.

    The folder is one process's at a time. Optuna's journal grows by a line for each thing that
    happens, so what was done is there whenever the process ends.

    Args:
        folder: Of the study; made if need be.
        identity: What is searched, as JSON values; the same throughout a study.
        pruner: Ends trials that promise little.

    Attributes:
        study: Optuna's.

    Raises:
        StudyError: The folder holds something else or another study, or is damaged.
    """

    def __init__(
        self, folder: Path, identity: Mapping[str, Any], pruner: optuna.pruners.BasePruner
    ) -> None:
        optuna.logging.set_verbosity(optuna.logging.ERROR)  # progress is told by the search
        try:
            _claim(folder, json.loads(json.dumps(identity)))
            self._storage = _open(folder / _JOURNAL)
        except OSError as error:
            raise StudyError(
                f"{folder} cannot be used for a study ({error.strerror}): give another folder."
            ) from error
        self.study = optuna.create_study(
            storage=self._storage, study_name=_NAME, pruner=pruner, load_if_exists=True
        )

    def next(self, seed: int) -> optuna.Trial:
        """Return the trial that was broken off, or a new one.

        Chance depends on the seed and the number of the trial alone, so a study that was broken
        off goes on as it would have.
        """
        broken = self.study.get_trials(deepcopy=False, states=(optuna.trial.TrialState.RUNNING,))
        number = broken[0].number if broken else len(self.study.get_trials(deepcopy=False))
        self.study.sampler = optuna.samplers.TPESampler(seed=_mixed(seed, number))
        if not broken:
            return self.study.ask()
        study = self._storage.get_study_id_from_name(_NAME)
        identifier = self._storage.get_trial_id_from_study_id_trial_number(study, number)
        return optuna.Trial(self.study, identifier)


def _mixed(seed: int, number: int) -> int:
    return int(np.random.SeedSequence((seed, number)).generate_state(1)[0])


def _claim(folder: Path, identity: Mapping[str, Any]) -> None:
    """Check that the folder is the study's, or make it so."""
    path = folder / _IDENTITY
    if path.exists():
        _compare(path, identity)
        return
    folder.mkdir(parents=True, exist_ok=True)
    if any(not found.name.startswith(".part-") for found in folder.iterdir()):
        raise StudyError(
            f"{folder} holds something else, as it has no {_IDENTITY}: give another or an empty "
            "folder."
        )
    write_json(path, identity)


def _compare(path: Path, identity: Mapping[str, Any]) -> None:
    try:
        found = dict(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise StudyError(f"{path} is damaged ({error}): give another --study folder.") from error
    odd = [name for name, value in identity.items() if found.get(name) != value]
    if odd:
        raise StudyError(
            f"{path.parent} holds a study with another {' and another '.join(odd)}: give the same "
            "ones, which study.json there names, or another --study folder."
        )


def _open(journal: Path) -> JournalStorage:
    if journal.exists():
        _mend(journal)
    # Optuna's other lock needs symbolic links, which Windows seldom allows.
    backend = JournalFileBackend(str(journal), JournalFileOpenLock(str(journal)))
    try:
        return JournalStorage(backend)
    except (ValueError, KeyError, TypeError, AssertionError) as error:  # it asserts on odd lines
        raise StudyError(f"{journal} is damaged ({error}): give another --study folder.") from error


def _mend(journal: Path) -> None:
    """Drop a last line that was cut short: the next one would be written on its end."""
    whole, _, rest = journal.read_bytes().rpartition(b"\n")
    if rest:
        with atomic_write(journal) as part:
            part.write_bytes(whole + b"\n" if whole else b"")
