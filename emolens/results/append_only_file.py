"""Append-only file: written as things happen, with whole entries whatever happens to it."""

from __future__ import annotations

import io
import os
import shutil
from contextlib import suppress
from pathlib import Path

from emolens.messages import mark
from emolens.results.errors import ResultError, unusable, unwritable

LEAST_FREE = 100 * 1024 * 1024
"""Bytes that are left free on a drive, so that the system and other programs can go on."""
_SMALL_DRIVE, _LEAST_SHARE = 1024**3, 0.1
"""Bytes of a drive that has no room for so much: of it a share is left free."""


class AppendOnlyFile:
    """A text file to which entries are added, each given to the system at once.

    It is written in place and not beside and renamed: what it holds is to outlive a crash. An entry
    that finds no room is taken back, so that the file ends with a whole one.

    Args:
        path: Its path; a file that is there is replaced.

    Raises:
        ResultError: It cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        check_room(path.parent)
        try:
            self._file = io.FileIO(path, "wb", opener=_open_private)
        except OSError as error:
            raise unwritable(path, error) from error
        self._size = 0

    def add(self, text: str) -> None:
        """Write an entry.

        Raises:
            ResultError: It cannot be written; all entries before it are kept.
        """
        # A name that is not UTF-8 would make the whole file unreadable for others.
        data = text.encode("utf-8", "backslashreplace")
        try:
            self._write(data)
        except OSError as error:
            with suppress(OSError):  # what matters is told next
                self._file.truncate(self._size)
            raise _ended(self.path, error) from error
        self._size += len(data)

    def check(self) -> None:
        """See whether it is still there and has room to grow.

        Raises:
            ResultError: It was removed, or the drive is all but full.
        """
        if not self.path.exists():
            raise ResultError(
                mark("{file} was removed while it was written; begin another."), file=self.path
            )
        check_room(self.path.parent)

    def close(self) -> None:
        """Close it.

        Raises:
            ResultError: A drive that is written late says only now that it has no room.
        """
        try:
            self._file.close()
        except OSError as error:
            raise _ended(self.path, error) from error

    def _write(self, data: bytes) -> None:
        while data:
            data = data[self._file.write(data) :]


def _open_private(path: str, flags: int) -> int:
    """Open a file that, where it is new, nobody else may read: it speaks of people's faces."""
    return os.open(path, flags, 0o600)


def check_room(folder: Path) -> None:
    """See whether a folder is there and its drive has room.

    Raises:
        ResultError: It is missing or the drive is all but full.
    """
    try:
        drive = shutil.disk_usage(folder)
    except OSError as error:
        raise unusable(folder, error) from error
    least = _LEAST_SHARE * drive.total if drive.total < _SMALL_DRIVE else LEAST_FREE
    if drive.free < least:
        raise ResultError(
            mark("The drive of {folder} is all but full; make room on it."), folder=folder
        )


def _ended(path: Path, error: OSError) -> ResultError:
    return ResultError(
        mark("{file} cannot be written any further ({reason}); what it holds is kept."),
        file=path.name,
        reason=error.strerror,
    )
