"""Size of an image, by its header alone, before memory is set aside for its pixels."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Literal, NamedTuple

_FIELDS: tuple[tuple[re.Pattern[bytes], Literal["big", "little"]], ...] = (
    (re.compile(rb"\x89PNG\r\n\x1a\n.{8}(.{4})(.{4})", re.DOTALL), "big"),
    (re.compile(rb"GIF8..(..)(..)", re.DOTALL), "little"),
    (re.compile(rb"BM.{12}\x0c\0\0\0(..)(..)", re.DOTALL), "little"),  # of OS/2
    (re.compile(rb"BM.{16}(.{4})(.{4})", re.DOTALL), "little"),
    (re.compile(rb"RIFF.{4}WEBPVP8 .{7}\x9d\x01\x2a(..)(..)", re.DOTALL), "little"),
    (re.compile(rb"\0\0\0\x0cjP  .*?\xff\x4f\xff\x51.{4}(.{4})(.{4})", re.DOTALL), "big"),
)
"""Headers with width and height as two numbers, and the order of their bytes."""
_WEBP_EXTENDED = re.compile(rb"RIFF.{4}WEBPVP8X.{8}(.{3})(.{3})", re.DOTALL)
_WEBP_LOSSLESS = re.compile(rb"RIFF.{4}WEBPVP8L.{4}\x2f(.{4})", re.DOTALL)
_PORTABLE = re.compile(rb"P[1-6](?:\s|#[^\n]*\n)+(\d{1,9})(?:\s|#[^\n]*\n)+(\d{1,9})")
_AVIF = re.compile(rb".{4}ftypavi[fs]", re.DOTALL)
_AVIF_EXTENT = re.compile(rb"ispe\0{4}(.{4})(.{4})", re.DOTALL)
_TIFF_WIDTH, _TIFF_HEIGHT = 256, 257
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_SEQUENTIAL = (0xC0, 0xC1)
_JPEG_SCAN = 0xDA


class Size(NamedTuple):
    """Width and height in pixels, as stored, before EXIF turns the picture."""

    width: int
    height: int

    @property
    def pixels(self) -> int:
        """Pixels in all."""
        return self.width * self.height


def picture_size(data: bytes) -> Size | None:
    """Return the size that a picture's header states, None where it states none.

    Of several pictures in one file it is the first, or in AVIF the largest.
    """
    for header, order in _FIELDS:
        if found := header.match(data):
            return Size(*(_number(field, order) for field in found.groups()))
    if data.startswith(b"\xff\xd8"):
        return _jpeg_size(data)
    if data[:4] in (b"II*\0", b"MM\0*"):
        return _tiff_size(data)
    return _webp_size(data) or _portable_size(data) or _avif_size(data)


def is_read_in_strips(data: bytes) -> bool:
    """Return whether a JPEG comes in one scan, so that no more than a strip is held to decode it.

    A progressive one is held as a whole, six bytes a pixel, however small it is wanted.
    """
    sequential = components = 0
    for marker, body in _segments(data):
        if marker in _JPEG_FRAMES:
            sequential, components = marker in _JPEG_SEQUENTIAL, data[body + 5]
        elif marker == _JPEG_SCAN:
            return bool(sequential) and data[body] == components
    return False


def _number(field: bytes, order: Literal["big", "little"]) -> int:
    # Of a BMP whose rows run downwards the height is negative, and no other has so large a number.
    return abs(int.from_bytes(field, order, signed=len(field) == 4))


def _jpeg_size(data: bytes) -> Size | None:
    for marker, body in _segments(data):
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", data, body + 1)
            return Size(width, height)
    return None


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the marker of each JPEG segment up to the first scan, and where its content begins."""
    place = 2
    while place + 10 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:  # padding
            place += 1
            continue
        yield marker, place + 4
        if marker == _JPEG_SCAN:
            return
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")


def _tiff_size(data: bytes) -> Size | None:
    order = "<" if data.startswith(b"II") else ">"
    try:
        (place,) = struct.unpack_from(f"{order}I", data, 4)
        (count,) = struct.unpack_from(f"{order}H", data, place)
        tags = dict(_tiff_tag(data, place + 2 + 12 * entry, order) for entry in range(count))
    except struct.error:
        return None
    width, height = tags.get(_TIFF_WIDTH), tags.get(_TIFF_HEIGHT)
    return None if width is None or height is None else Size(width, height)


def _tiff_tag(data: bytes, place: int, order: str) -> tuple[int, int]:
    tag, kind = struct.unpack_from(f"{order}HH", data, place)
    form = "H" if kind == 3 else "I"  # 3 is a SHORT
    return tag, struct.unpack_from(f"{order}{form}", data, place + 8)[0]


def _webp_size(data: bytes) -> Size | None:
    if found := _WEBP_EXTENDED.match(data):
        width, height = (1 + int.from_bytes(field, "little") for field in found.groups())
        return Size(width, height)
    if found := _WEBP_LOSSLESS.match(data):
        bits = int.from_bytes(found[1], "little")  # 14 of the width, then 14 of the height
        return Size(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    return None


def _portable_size(data: bytes) -> Size | None:
    found = _PORTABLE.match(data)
    return Size(int(found[1]), int(found[2])) if found else None


def _avif_size(data: bytes) -> Size | None:
    if not _AVIF.match(data):
        return None
    extents = (Size(*struct.unpack(">II", b"".join(e))) for e in _AVIF_EXTENT.findall(data))
    return max(extents, key=lambda size: size.pixels, default=None)
