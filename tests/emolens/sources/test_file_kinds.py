import re
from collections import Counter

from emolens.sources.file_kinds import (
    FILE_KINDS,
    HEAD_LENGTH,
    KNOWN_SUFFIXES,
    kind_by_head,
    readable_suffixes,
)


def test_a_suffix_stands_for_one_kind() -> None:
    counts = Counter(suffix for kind in FILE_KINDS for suffix in kind.suffixes)
    assert set(counts.values()) == {1}
    assert set(counts) - KNOWN_SUFFIXES == {".pdf", ".svg"}
    assert all(re.fullmatch(r"\.[a-z0-9]+", suffix) for suffix in counts)


def test_what_cannot_be_read_is_known_and_not_offered() -> None:
    assert ".heic" in KNOWN_SUFFIXES
    assert ".heic" not in readable_suffixes("picture")
    assert {".avif", ".jp2"} <= set(readable_suffixes("picture"))
    assert {".mpg", ".wmv", ".3gp", ".ts", ".ogv"} <= set(readable_suffixes("video"))
    assert not set(readable_suffixes("picture")) & set(readable_suffixes("video"))


def test_the_first_bytes_tell_the_kind() -> None:
    stream = b"G" + bytes(187) + b"G"
    heads = {
        b"\xff\xd8\xff\xe0": "JPEG",
        b"RIFF\n\n\n\nWEBPVP8 ": "WebP",
        b"RIFF\n\n\n\nAVI LIST": "AVI",
        b"\0\0\0\x20ftypisom": "MP4",
        b"\0\0\0\x20ftypavif": "AVIF",
        b"\0\0\0\x18ftypheic": "HEIC",
        b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic": "HEIC",
        b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif": "AVIF",
        b"IIU\0\x18": "camera raw",
        b"\0\0\0\x18ftypcrx ": "camera raw",
        b"\xff\x0a\xfa": "JPEG XL",
        b"8BPS\0\1": "Photoshop",
        b"%PDF-1.7": "PDF",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- drawn -->\n<svg ": "SVG",
        b"\0\0\0\x01\x67": "H.264 stream",
        b"\0\0\0\x01\x40\x01": "H.265 stream",
        bytes(4) + stream: "MPEG transport stream",
        stream + bytes(HEAD_LENGTH - len(stream)): "MPEG transport stream",
    }
    told = {head: kind.name for head in heads if (kind := kind_by_head(head)) is not None}
    assert told == heads
    assert kind_by_head(b"Dear diary") is None
    assert kind_by_head(b"<?xml version='1.0'?><ANNOTATION_DOCUMENT>") is None


def test_a_suffix_decides_between_kinds_that_begin_alike() -> None:
    jpeg, tiff = b"\xff\xd8\xff\xe0", b"II*\0"
    names = {
        (jpeg, ".mjpeg"): "Motion JPEG",
        (jpeg, ".JPG"): "JPEG",
        (jpeg, ".mp4"): "JPEG",
        (tiff, ".NEF"): "camera raw",
        (tiff, ".tif"): "TIFF",
        (tiff, ""): "TIFF",
    }
    found = {case: kind.name for case in names if (kind := kind_by_head(*case)) is not None}
    assert found == names
