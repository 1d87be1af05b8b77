"""Kinds of picture and video files: their names, suffixes and first bytes, in one list.

What a file holds is told by its first bytes; a suffix only says which files of a folder are meant
and which a dialog offers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Medium = Literal["picture", "video"]

HEAD_LENGTH = 192
"""Bytes that tell every kind."""


@dataclass(frozen=True)
class FileKind:
    """A kind of file.

    Attributes:
        name: What people call it.
        medium: What it holds.
        suffixes: In small letters, the usual one first.
        signature: How it begins: a regular expression where any byte may be a line feed; None
            where the kind is known and cannot be read.
    """

    name: str
    medium: Medium
    suffixes: tuple[str, ...]
    signature: bytes | None

    def begins(self, head: bytes) -> bool:
        """Return whether a file of this kind may begin so, given its first bytes."""
        return self.signature is not None and bool(re.match(self.signature, head, re.DOTALL))


FILE_KINDS = (
    FileKind("JPEG", "picture", (".jpg", ".jpeg", ".jpe", ".jfif"), rb"\xff\xd8\xff"),
    FileKind("PNG", "picture", (".png",), rb"\x89PNG\r\n\x1a\n"),
    FileKind("GIF", "picture", (".gif",), rb"GIF8"),
    FileKind("BMP", "picture", (".bmp",), rb"BM"),
    FileKind("TIFF", "picture", (".tif", ".tiff"), rb"II\*\0|MM\0\*"),
    FileKind("WebP", "picture", (".webp",), rb"RIFF.{4}WEBP"),
    FileKind("AVIF", "picture", (".avif",), rb".{4}ftypavi[fs]"),
    FileKind("JPEG 2000", "picture", (".jp2",), rb"\0\0\0\x0cjP  "),
    FileKind("Netpbm", "picture", (".pbm", ".pgm", ".ppm"), rb"P[1-6]\s"),
    FileKind("HEIC", "picture", (".heic", ".heif"), None),
    FileKind(
        "MP4",
        "video",
        (".mp4", ".m4v", ".mov", ".3gp"),
        rb".{4}(?:ftyp(?!hei|hev|mif|msf)|moov|mdat|wide|free|skip)",  # HEIC begins so too
    ),
    FileKind("AVI", "video", (".avi",), rb"RIFF.{4}AVI "),
    FileKind("Matroska", "video", (".mkv", ".webm"), rb"\x1aE\xdf\xa3"),
    FileKind("Ogg", "video", (".ogv",), rb"OggS"),
    FileKind("Flash video", "video", (".flv",), rb"FLV\x01"),
    FileKind("Windows Media", "video", (".wmv", ".asf"), rb"0&\xb2u"),
    FileKind("MPEG", "video", (".mpg", ".mpeg"), rb"\0\0\x01[\xba\xb3]"),
    FileKind(
        "MPEG transport stream",
        "video",
        (".ts", ".mts", ".m2ts"),
        rb"G.{187}G",  # packets of 188 bytes
    ),
)
"""Every kind that is known; of two whose signatures match, the first counts."""

KNOWN_SUFFIXES = frozenset(suffix for kind in FILE_KINDS for suffix in kind.suffixes)
"""Also of kinds that cannot be read: such a file is named, and not passed over."""


def readable_suffixes(medium: Medium) -> list[str]:
    """Return the suffixes of the pictures or videos that can be read."""
    kinds = (kind for kind in FILE_KINDS if kind.medium == medium and kind.signature is not None)
    return [suffix for kind in kinds for suffix in kind.suffixes]


def kind_by_head(head: bytes) -> FileKind | None:
    """Return the kind of a file that begins so, None where it is none of these.

    Args:
        head: Its first :data:`HEAD_LENGTH` bytes, or all where it has fewer.
    """
    return next((kind for kind in FILE_KINDS if kind.begins(head)), None)
