"""Log of the people of a result: who its tracks are, kept beside it, undone and done again."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.workers.task import LatestTask
from emolens.study.people import Naming
from emolens.study.people_files import people_file, recorded_people, write_people

Namings = tuple[Naming, ...]


class PeopleLog(QObject):
    """Who the tracks of the result that is shown are.

    Attributes:
        changed: There are other people now, or another result.
        failed: Carries the :class:`~emolens.errors.EmolensError` for which they cannot be read, or
            kept; whatever is changed next is kept with them.
        reading: Reads what stands beside a result.
        writing: Keeps it there.

    Args:
        undoing: What the user did, to be undone; empty whenever another source is shown.
        parent: The parent in Qt.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, undoing: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._undoing = undoing
        self._kept: _KeptPeople | None = None
        self.reading = LatestTask("people", self)
        self.writing = LatestTask("keeping people", self)
        self.reading.succeeded.connect(self._begin)
        for task in (self.reading, self.writing):
            task.failed.connect(self.failed)

    @property
    def is_open(self) -> bool:
        """Whether there is a result, and it is known who is named already."""
        return self._kept is not None

    @property
    def namings(self) -> Namings:
        """Who the tracks are, in the order of the table."""
        return self._kept.namings if self._kept else ()

    def turn_to(self, result: Path | None) -> None:
        """Turn to the people of another result; None for none."""
        self.reading.forget()
        self._begin(None)
        if result is not None:
            self.reading.run(partial(_read, result))

    def change(self, namings: Namings) -> None:
        """Let the tracks be other people."""
        if self._kept is not None and namings != self._kept.namings:
            self._undoing.push(_PeopleChange(self, self._kept.namings, namings))

    def _begin(self, kept: _KeptPeople | None) -> None:
        self._kept = kept
        self.changed.emit()

    def _put(self, namings: Namings) -> None:
        if self._kept is not None:
            self._kept.namings = namings
            self.changed.emit()
            self.writing.run(self._kept.write)


class _PeopleChange(QUndoCommand):
    """From some people to others."""

    def __init__(self, log: PeopleLog, before: Namings, after: Namings) -> None:
        super().__init__()
        self._log, self._before, self._after = log, before, after

    def undo(self) -> None:
        self._log._put(self._before)

    def redo(self) -> None:
        self._log._put(self._after)


class _KeptPeople:
    """The people of one result and the table that keeps them."""

    def __init__(self, result: Path, namings: Namings) -> None:
        self.namings = namings
        self._path = people_file(result)
        self._writing = threading.Lock()

    def write(self) -> None:
        """Write who they are by now, so that the last of several that write at once is right.

        Raises:
            ResultError: They cannot be written.
        """
        with self._writing:
            write_people(self._path, self.namings)


def _read(result: Path) -> _KeptPeople:
    """Return the people of a result.

    Raises:
        DesignError: The table beside it is none of people.
    """
    return _KeptPeople(result, recorded_people(result))
