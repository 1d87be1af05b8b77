"""Kinds of picture and video files: their names, suffixes and first bytes, in one list.

What a file holds is told by its first bytes; a suffix only says which files of a folder are meant
and which a dialog offers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Medium = Literal["picture", "video", "document"]

HEAD_LENGTH = 1024
"""Bytes that tell every kind; a drawing may begin with remarks."""


@dataclass(frozen=True)
class FileKind:
    """A kind of file.

    Attributes:
        name: What people call it.
        medium: What it holds.
        decoder: What Pillow, or FFmpeg of a video, calls the format; empty where the kind is known
            and cannot be read.
        suffixes: In small letters, the usual one first.
        signature: How it begins: a regular expression where any byte may be a line feed.
        mime_types: What desktops call it (freedesktop.org's shared-mime-info); empty where it is
            not read or has no such name.
    """

    name: str
    medium: Medium
    decoder: str
    suffixes: tuple[str, ...]
    signature: bytes
    mime_types: tuple[str, ...] = ()

    def begins(self, head: bytes) -> bool:
        """Return whether a file of this kind may begin so, given its first bytes."""
        return bool(re.match(self.signature, head, re.DOTALL))


_JPEG = rb"\xff\xd8\xff"
FILE_KINDS = (
    FileKind("JPEG", "picture", "JPEG", (".jpg", ".jpeg", ".jpe", ".jfif"), _JPEG, ("image/jpeg",)),
    FileKind(
        "PNG",
        "picture",
        "PNG",
        (".png", ".apng"),
        rb"\x89PNG\r\n\x1a\n",
        ("image/png", "image/apng"),
    ),
    FileKind("GIF", "picture", "GIF", (".gif",), rb"GIF8", ("image/gif",)),
    FileKind("BMP", "picture", "BMP", (".bmp", ".dib"), rb"BM", ("image/bmp",)),
    FileKind("TIFF", "picture", "TIFF", (".tif", ".tiff"), rb"II[*+]\0|MM\0[*+]", ("image/tiff",)),
    FileKind("WebP", "picture", "WEBP", (".webp",), rb"RIFF.{4}WEBP", ("image/webp",)),
    FileKind(
        "AVIF",
        "picture",
        "AVIF",
        (".avif", ".avifs"),
        rb".{4}ftyp(?:avi[fs]|m(?:if|sf)1.{4}(?:.{4}){0,8}?avi[fs])",
        ("image/avif",),
    ),
    FileKind("HEIC", "picture", "", (".heic", ".heif"), rb".{4}ftyp(?:hei|hev|m[is]f1)"),
    FileKind(
        "JPEG 2000",
        "picture",
        "JPEG2000",
        (".jp2", ".j2k"),
        rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51",
        ("image/jp2", "image/x-jp2-codestream"),
    ),
    FileKind(
        "camera raw",
        "picture",
        "",
        (".dng", ".cr2", ".cr3", ".nef", ".arw", ".orf", ".rw2", ".raf", ".pef", ".srw"),
        rb"II[*U]\0|MM\0\*|IIR[OS]|MMOR|FUJIFILM|.{4}ftypcrx",
    ),
    FileKind("JPEG XL", "picture", "", (".jxl",), rb"\xff\x0a|\0\0\0\x0cJXL "),
    FileKind("Photoshop", "picture", "", (".psd", ".psb"), rb"8BPS"),
    FileKind("PDF", "document", "", (".pdf",), rb"%PDF"),
    FileKind("SVG", "document", "", (".svg",), rb"(?:\xef\xbb\xbf)?\s*<(?:svg|[?!].*?<svg)"),
    FileKind(
        "Netpbm",
        "picture",
        "PPM",
        (".pbm", ".pgm", ".ppm"),
        rb"P[1-6]\s",
        ("image/x-portable-bitmap", "image/x-portable-graymap", "image/x-portable-pixmap"),
    ),
    FileKind(
        "MP4",
        "video",
        "mov",
        (".mp4", ".m4v", ".mov", ".qt", ".3gp", ".3g2"),
        rb".{4}(?:ftyp(?!avi|hei|hev|mif1|msf1|crx)|moov|mdat|wide|free|skip|pnot)",
        ("video/mp4", "video/quicktime", "video/3gpp", "video/3gpp2"),
    ),
    FileKind(
        "AVI",
        "video",
        "avi",
        (".avi", ".divx"),
        rb"RIFF.{4}AVI ",
        ("video/x-msvideo", "video/vnd.avi"),
    ),
    FileKind(
        "Matroska",
        "video",
        "matroska",
        (".mkv", ".webm"),
        rb"\x1aE\xdf\xa3",
        ("video/x-matroska", "video/webm"),
    ),
    FileKind("Ogg", "video", "ogg", (".ogv",), rb"OggS", ("video/ogg",)),
    FileKind("Flash video", "video", "flv", (".flv", ".f4v"), rb"FLV\x01", ("video/x-flv",)),
    FileKind(
        "Windows Media",
        "video",
        "asf",
        (".wmv", ".asf"),
        rb"0&\xb2u",
        ("video/x-ms-wmv", "application/vnd.ms-asf"),
    ),
    FileKind(
        "MPEG",
        "video",
        "mpeg",
        (".mpg", ".mpeg", ".vob", ".mod"),
        rb"\0\0\x01\xba",
        ("video/mpeg",),
    ),
    FileKind("MPEG stream", "video", "mpegvideo", (".m2v", ".m1v", ".mpv"), rb"\0\0\x01\xb3"),
    FileKind(
        "MPEG transport stream",
        "video",
        "mpegts",
        (".ts", ".mts", ".m2ts", ".tod"),
        rb"G.{187}G|.{4}G.{187}",  # packets of 188 bytes, on discs with their time before each
        ("video/mp2t",),
    ),
    FileKind("MXF", "video", "mxf", (".mxf",), rb"\x06\x0e\x2b\x34", ("application/mxf",)),
    FileKind("DV", "video", "dv", (".dv", ".dif"), rb"\x1f\x07\0[\x3f\xbf]", ("video/dv",)),
    FileKind("IVF", "video", "ivf", (".ivf",), rb"DKIF"),
    FileKind("H.264 stream", "video", "h264", (".h264", ".264"), rb"\0?\0\0\x01[\x06\x09\x27\x67]"),
    FileKind(
        "H.265 stream", "video", "hevc", (".hevc", ".h265"), rb"\0?\0\0\x01[\x40\x42\x44\x46]\x01"
    ),
    FileKind("Motion JPEG", "video", "mjpeg", (".mjpeg", ".mjpg"), _JPEG, ("video/x-mjpeg",)),
)
"""Every kind that is known, in the order in which they are tried."""

KNOWN_SUFFIXES = frozenset(
    suffix for kind in FILE_KINDS if kind.medium != "document" for suffix in kind.suffixes
)
"""Of pictures and videos, also of kinds that cannot be read: such a file of a folder is named, and
not passed over. A document there is meant for people."""


def readable_suffixes(medium: Medium) -> list[str]:
    """Return the suffixes of the pictures or videos that can be read."""
    kinds = (kind for kind in FILE_KINDS if kind.medium == medium and kind.decoder)
    return [suffix for kind in kinds for suffix in kind.suffixes]


def kind_by_head(head: bytes, suffix: str = "") -> FileKind | None:
    """Return the kind of a file that begins so, None where it is none of these.

    Args:
        head: Its first :data:`HEAD_LENGTH` bytes, or all where it has fewer.
        suffix: Of its name; it decides between kinds that begin alike, such as a picture in JPEG
            and a film of such pictures.
    """
    kinds = [kind for kind in FILE_KINDS if kind.begins(head)]
    named = (kind for kind in kinds if suffix.lower() in kind.suffixes)
    return next(named, kinds[0] if kinds else None)
