"""Scans of a JPEG: the passes over its pixels from coarse to fine that a progressive one makes."""

from __future__ import annotations

from typing import BinaryIO

_CHUNK = 1 << 20
_SCAN, _END = 0xDA, 0xD9
_BARE = {0x01, *range(0xD0, 0xD9)}
"""Markers that have no content."""


def number_of_scans(file: BinaryIO) -> int:
    """Return how many scans the first picture of a JPEG file has; the place in it is kept."""
    place = file.tell()
    file.seek(2)
    scans = 0
    while (marker := _next_marker(file)) not in (None, _END):
        scans += marker == _SCAN
        if marker not in _BARE:
            file.seek(max(0, int.from_bytes(file.read(2), "big") - 2), 1)
    file.seek(place)
    return scans


def _next_marker(file: BinaryIO) -> int | None:
    """Go behind the next marker and return it, None at the end; in pixels 0xFF stands before 0."""
    while chunk := file.read(_CHUNK):
        begin = chunk.find(b"\xff")
        while begin >= 0 and begin + 1 < len(chunk):
            if chunk[begin + 1] not in (0x00, 0xFF):
                file.seek(begin + 2 - len(chunk), 1)
                return chunk[begin + 1]
            begin = chunk.find(b"\xff", begin + 1)
        if begin >= 0 and len(chunk) > 1:  # the marker may be cut in two
            file.seek(-1, 1)
    return None
