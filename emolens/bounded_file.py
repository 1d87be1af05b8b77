"""Bounded reading of files: no pipe that never answers, no device that never ends."""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)  # Windows alone has it
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)  # opening a pipe that nobody writes to must not wait


def open_regular(path: Path) -> BufferedReader:
    """Open a file for reading.

    Raises:
        OSError: It cannot be opened, or is no file but a folder, a pipe or a device.
    """
    descriptor = os.open(path, os.O_RDONLY | _BINARY | _NONBLOCK)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is no ordinary file")
    return os.fdopen(descriptor, "rb")


def read_bounded(path: Path, most: int) -> bytes:
    """Return what a file holds.

    Args:
        path: Of the file.
        most: Bytes that it may have.

    Raises:
        OSError: As of :func:`open_regular`, or it is larger.
    """
    with open_regular(path) as file:
        if os.fstat(file.fileno()).st_size > most or len(data := file.read(most + 1)) > most:
            raise OSError(errno.EFBIG, f"it is larger than {most / 1e6:.0f} MB")
    return data
