"""Type of a file, told by its first bytes and not by its name.

The libraries that decode it are told the type and never asked to guess: FFmpeg would show a text
file as a film and follow a playlist to other files.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import BinaryIO

from emolens.errors import SourceError
from emolens.messages import mark
from emolens.sources.file_kinds import HEAD_LENGTH, FileKind, kind_by_head


class _BoundedReader(io.BufferedReader):
    """A file of which never more is asked for than is left of it.

    A damaged file makes decoders ask for gigabytes, and Python would set them aside.
    """

    def __init__(self, raw: io.FileIO) -> None:
        super().__init__(raw)
        self._size = os.fstat(raw.fileno()).st_size

    def read(self, size: int | None = -1, /) -> bytes:
        left = max(0, self._size - self.tell())
        return super().read(left if size is None or size < 0 else min(size, left))


def kind_of(path: Path) -> FileKind:
    """Return what a file holds, going by its signature.

    Raises:
        SourceError: It cannot be read, is empty, or is of no kind that can be read.
    """
    with opened(path) as file:
        return kind_in(path, file)


def kind_in(path: Path, file: BinaryIO) -> FileKind:
    """Return what an open file holds, going by its signature; it is at its beginning afterwards.

    Raises:
        SourceError: It cannot be read, is empty, or is of no kind that can be read.
    """
    try:
        head = file.read(HEAD_LENGTH)
        file.seek(0)
    except OSError as error:
        raise unreadable(path, error) from error
    if not head:
        raise SourceError(mark("{file} is empty; download or save it again."), file=path)
    kind = kind_by_head(head, path.suffix)
    if kind is None:
        raise SourceError(
            mark(
                "{file} is neither a picture nor a video that Emolens knows; save it as JPEG, PNG "
                "or MP4."
            ),
            file=path,
        )
    if not kind.decoder:
        raise SourceError(
            mark("{file} has the format {kind}, which Emolens cannot read; save it as JPEG."),
            file=path,
            kind=kind.name,
        )
    return kind


def opened(path: Path) -> BinaryIO:
    """Open a file to read its bytes.

    Raises:
        SourceError: It is missing, no regular file, or not permitted to be read.
    """
    try:
        if not path.exists():
            raise SourceError(mark("{file} does not exist; check the path."), file=path)
        if not path.is_file():
            raise SourceError(mark("{file} is not a file; name a picture or a video."), file=path)
        return _BoundedReader(path.open("rb", buffering=0))
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> SourceError:
    """Return what to tell of a file that the system does not let be read."""
    return SourceError(
        mark("{file} cannot be read ({reason}); check the file."), file=path, reason=error.strerror
    )
