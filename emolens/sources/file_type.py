"""Tell pictures and videos by their first bytes, not by their names.

FFmpeg is never asked to guess: it would show a text file as a film and follow a playlist to other
files.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Literal

from emolens.errors import SourceError
from emolens.messages import mark

Kind = Literal["picture", "video"]

_PICTURE = re.compile(
    rb"\xff\xd8\xff"  # JPEG
    rb"|\x89PNG\r\n\x1a\n"
    rb"|GIF8"
    rb"|BM"
    rb"|II\*\0|MM\0\*"  # TIFF
    rb"|RIFF.{4}WEBP"
    rb"|.{4}ftypavi[fs]"
    rb"|\0\0\0\x0cjP  "  # JPEG 2000
    rb"|P[1-6]\s",  # PBM, PGM, PPM
    re.DOTALL,
)
_VIDEO = re.compile(
    rb".{4}(?:ftyp(?!hei|hev|mif|msf)|moov|mdat|wide|free|skip)"  # MP4, QuickTime, but not HEIC
    rb"|RIFF.{4}AVI "
    rb"|\x1aE\xdf\xa3"  # Matroska, WebM
    rb"|OggS"
    rb"|FLV\x01"
    rb"|0&\xb2u"  # ASF, WMV
    rb"|\0\0\x01[\xba\xb3]"  # MPEG program stream
    rb"|G.{187}G",  # MPEG transport stream: packets of 188 bytes
    re.DOTALL,
)
_HEAD_LENGTH = 192
_MOST_BYTES = 1 << 30
"""Of a file that is read as a whole: as many pixels as a picture may have, with transparency and 16
bits a channel, need 0.8 GB without compression."""


def kind_of(path: Path) -> Kind:
    """Return what the file holds, going by its signature.

    Raises:
        SourceError: It cannot be read, is empty, or is neither.
    """
    head = read_bytes(path, _HEAD_LENGTH)
    if _PICTURE.match(head):
        return "picture"
    if _VIDEO.match(head):
        return "video"
    raise SourceError(
        mark(
            "{file} is neither a picture nor a video that Emolens knows; save it as JPEG, PNG or "
            "MP4."
        ),
        file=path,
    )


def read_bytes(path: Path, length: int = -1) -> bytes:
    """Return the first ``length`` bytes of a file, all by default.

    Raises:
        SourceError: It is missing, no regular file, empty, not permitted to be read, or wanted as
            a whole and larger than 1 GiB.
    """
    try:
        if not path.exists():
            raise SourceError(mark("There is no file {file}; check the path."), file=path)
        if not path.is_file():
            raise SourceError(mark("{file} is not a file; name a picture or a video."), file=path)
        with path.open("rb") as file:
            if length < 0 and os.fstat(file.fileno()).st_size > _MOST_BYTES:
                raise SourceError(
                    mark("{file} is larger than 1 GiB; save it smaller, or as JPEG."), file=path
                )
            data = file.read(length)
    except OSError as error:
        raise SourceError(
            mark("{file} cannot be read ({reason}); check the file."),
            file=path,
            reason=error.strerror,
        ) from error
    if not data:
        raise SourceError(mark("{file} is empty; fetch or save it again."), file=path)
    return data
