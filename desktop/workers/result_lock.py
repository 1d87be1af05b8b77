"""Result lock: no two windows analyse into one file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLockFile

from emolens.messages import mark
from emolens.results.errors import ResultError


@contextmanager
def result_locked(result: Path) -> Iterator[None]:
    """Keep a result to this window's analysis for as long as it lasts; any thread may ask.

    Raises:
        ResultError: An analysis of another window goes there.
    """
    lock = _lock_of(result)
    if not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError:
        raise ResultError(
            mark("{file} is being written by another window; wait for it, or choose another file."),
            file=result.name,
        )
    try:  # where no lock can be made, who writes the result says why
        yield
    finally:
        lock.unlock()


def is_locked(result: Path) -> bool:
    """Return whether an analysis of any window that still runs goes into a result."""
    lock = _lock_of(result)
    taken = lock.tryLock(0)
    failed = lock.error() is QLockFile.LockError.LockFailedError
    lock.unlock()
    return not taken and failed


def _lock_of(result: Path) -> QLockFile:
    lock = QLockFile(str(result.absolute().with_name(f".{result.name}.lock")))
    lock.setStaleLockTime(0)  # films take hours; what tells is whether the program still runs
    return lock
