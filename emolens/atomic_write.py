"""Atomic writing of files: whoever reads one sees all of the old content or all of the new."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def atomic_write(path: Path, *, mode: int = 0o666) -> Iterator[Path]:
    """Yield an empty file beside ``path``, which takes its place when all went well.

    It is on the drive before it does (``fsync``), so that not even a power cut leaves half a file;
    it ends as ``path`` does, for those who tell formats by the suffix. Where ``path`` is a link,
    what it points to is replaced. A missing folder is made.

    Args:
        path: The file to write.
        mode: Permissions of a new file, less the umask; one that is replaced hands its own on.

    Raises:
        OSError: It cannot be written, or is a pipe or a device; the old one, if any, is as it was.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not (target.is_file() or target.is_dir()):
        raise OSError(errno.EINVAL, "it is no ordinary file")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".part-{secrets.token_hex(8)}{target.suffix}")
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
    try:
        yield part
        _flush(part)
        with suppress(FileNotFoundError):
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def atomic_write_text(path: Path, text: str, *, mode: int = 0o666) -> None:
    """Write a text file in UTF-8; arguments as those of :func:`atomic_write`.

    Raises:
        OSError: It cannot be written; the old one, if any, is as it was.
    """
    with atomic_write(path, mode=mode) as part:
        part.write_text(text, encoding="utf-8")


def keep_for_user(path: Path, text: str) -> None:
    """Write what the program keeps for its user, whom alone it concerns; see :func:`atomic_write`.

    Args:
        path: Where; absolute, which it is not where nobody's home is known.
        text: What to keep.

    Raises:
        OSError: It cannot be written; the old one, if any, is as it was.
    """
    if not path.is_absolute():
        raise OSError(0, "there is no folder for it")
    atomic_write_text(path, text, mode=0o600)


def _flush(path: Path) -> None:
    """Wait until a file is on its drive."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
