"""Type of a file, told by its first bytes and not by its name.

The libraries that decode it are told the type and never asked to guess: FFmpeg would show a text
file as a film and follow a playlist to other files.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from emolens.errors import SourceError
from emolens.messages import mark
from emolens.sources.file_kinds import HEAD_LENGTH, FileKind, kind_by_head

_MOST_BYTES = 1 << 30
"""Of a file that is read as a whole: as many pixels as a picture may have, with transparency and 16
bits a channel, need 0.8 GB without compression."""


def kind_of(path: Path) -> FileKind:
    """Return what the file holds, going by its signature.

    Raises:
        SourceError: It cannot be read, is empty, or is of no kind that can be read.
    """
    kind = kind_by_head(read_bytes(path, HEAD_LENGTH), path.suffix)
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
            mark("{file} is a {kind} picture, which Emolens cannot read; save it as JPEG."),
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
            raise SourceError(mark("There is no file {file}; check the path."), file=path)
        if not path.is_file():
            raise SourceError(mark("{file} is not a file; name a picture or a video."), file=path)
        return path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> SourceError:
    """Return what to tell of a file that the system does not let be read."""
    return SourceError(
        mark("{file} cannot be read ({reason}); check the file."), file=path, reason=error.strerror
    )


def read_bytes(path: Path, length: int = -1) -> bytes:
    """Return the first ``length`` bytes of a file, all by default.

    Raises:
        SourceError: It is missing, no regular file, empty, not permitted to be read, or wanted as
            a whole and larger than 1 GiB.
    """
    with opened(path) as file:
        try:
            if length < 0 and os.fstat(file.fileno()).st_size > _MOST_BYTES:
                raise SourceError(
                    mark("{file} is larger than 1 GiB; save it smaller, or as JPEG."), file=path
                )
            data = file.read(length)
        except OSError as error:
            raise unreadable(path, error) from error
    if not data:
        raise SourceError(mark("{file} is empty; fetch or save it again."), file=path)
    return data
