"""Files of a dataset, whether it is a folder, a zip or a single table."""

from __future__ import annotations

import lzma
import os
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from trainer.errors import DatasetError

_ENCRYPTED = 0x1
_CLUTTER = {"__macosx", "thumbs.db", "desktop.ini"}
DAMAGE = (
    *(OSError, EOFError, RuntimeError, ValueError),
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
)
"""What reading a damaged file raises."""


class Files(Protocol):
    """Files below one root; what begins with a dot or systems scatter about is not among them.

    Attributes:
        path: Where the dataset lies.
        names: The files' paths below the root, with forward slashes, sorted.
        folders: The folders' paths likewise, those of empty folders too.
    """

    path: Path
    names: tuple[str, ...]
    folders: tuple[str, ...]

    def open(self, name: str) -> IO[bytes]:
        """Open one of the files for reading."""


@contextmanager
def open_files(path: Path) -> Iterator[Files]:
    """Open the folder, zip or csv at ``path``.

    Raises:
        DatasetError: There is none, or it cannot be read.
    """
    if not path.exists():
        raise DatasetError(f"{path} does not exist: give the dataset's folder, zip or csv.")
    if path.is_dir():
        yield _Tree(path, path, *_walk(path))
    elif path.suffix.lower() == ".csv":
        yield _Tree(path, path.parent, [path.name], [])
    else:
        with _open_zip(path) as archive:
            yield _Zip(path, archive)


def read_file(files: Files, name: str) -> bytes:
    """Return what is in one of the files; nothing where it is damaged or may not be read."""
    try:
        with files.open(name) as stream:
            return stream.read()
    except DAMAGE:
        return b""


class _Tree:
    def __init__(self, path: Path, root: Path, names: list[str], folders: list[str]) -> None:
        self.path = path
        self.names, self.folders = _tidy(names), _tidy(folders)
        self._root = root

    def open(self, name: str) -> IO[bytes]:
        return (self._root / name).open("rb")


def _walk(root: Path) -> tuple[list[str], list[str]]:
    names: list[str] = []
    folders: list[str] = []
    seen = {os.path.realpath(root)}
    for folder, inside, files in os.walk(root, followlinks=True):
        below = Path(folder).relative_to(root)
        names += [(below / file).as_posix() for file in files]
        folders += [(below / name).as_posix() for name in inside]
        # A link may lead back to where it lies.
        targets = {name: os.path.realpath(Path(folder, name)) for name in inside}
        inside[:] = [name for name in inside if targets[name] not in seen]
        seen.update(targets.values())
    return names, folders


class _Zip:
    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self.path = path
        self._archive = archive
        # Some archives from Windows have backslashes.
        self._infos = {info.filename.replace("\\", "/"): info for info in archive.infolist()}
        self.names = _tidy(name for name in self._infos if not name.endswith("/"))
        self.folders = _tidy(_parents(self._infos))
        if any(info.flag_bits & _ENCRYPTED for info in self._infos.values()):
            raise DatasetError(f"{path} is encrypted: unpack it and give the folder.")

    def open(self, name: str) -> IO[bytes]:
        return self._archive.open(self._infos[name])


def _open_zip(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except DAMAGE as error:
        raise DatasetError(
            f"{path} is neither a folder nor a readable zip file ({error}): download it again."
        ) from error


def _parents(names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        folder = name.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _tidy(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(path for path in paths if not any(map(_is_clutter, path.split("/")))))


def _is_clutter(part: str) -> bool:
    return part.startswith(".") or part.lower() in _CLUTTER
