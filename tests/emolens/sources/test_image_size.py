import io
import struct
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as PillowImage

from emolens.sources.image_size import Size, is_read_in_strips, picture_size

SIZE = Size(width=53, height=37)
RGB = PillowImage.fromarray(np.zeros((37, 53, 3), np.uint8))
RGBA = PillowImage.fromarray(np.zeros((37, 53, 4), np.uint8))


def encoded(picture: PillowImage.Image, form: str, **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, **options)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("form", "options"),
    [
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("PNG", {}),
        ("GIF", {}),
        ("BMP", {}),
        ("TIFF", {}),
        ("TIFF", {"big_endian": True}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
        ("AVIF", {}),
        ("PPM", {}),
        ("JPEG2000", {"no_jp2": False}),
    ],
)
def test_the_header_of_each_format_is_read(form: str, options: dict[str, Any]) -> None:
    assert picture_size(encoded(RGB, form, **options)) == SIZE


@pytest.mark.parametrize("suffix", [".pbm", ".pgm", ".tiff", ".jp2", ".avif"])
def test_what_opencv_writes_is_read(suffix: str) -> None:
    image = np.zeros((37, 53) if suffix in (".pbm", ".pgm") else (37, 53, 3), np.uint8)
    assert picture_size(cv2.imencode(suffix, image)[1].tobytes()) == SIZE


def test_webp_with_transparency_is_read() -> None:
    assert picture_size(encoded(RGBA, "WEBP")) == SIZE


def test_large_numbers_are_not_negative() -> None:
    gif = bytearray(encoded(RGB, "GIF"))
    gif[6:10] = struct.pack("<HH", 65535, 40000)
    assert picture_size(bytes(gif)) == (65535, 40000)


def test_a_bmp_from_top_to_bottom_is_read() -> None:
    bmp = bytearray(encoded(RGB, "BMP"))
    struct.pack_into("<i", bmp, 22, -37)
    assert picture_size(bytes(bmp)) == SIZE


def test_of_the_parts_of_an_avif_the_largest_counts() -> None:
    def extent(width: int, height: int) -> bytes:
        return b"\0\0\0\x14ispe" + struct.pack(">III", 0, width, height)

    data = b"\0\0\0\x18ftypavif" + extent(512, 512) + extent(20000, 20000) + extent(160, 120)
    assert picture_size(data) == (20000, 20000)


@pytest.mark.parametrize(
    ("options", "strips"), [({}, True), ({"progressive": True}, False), ({"quality": 100}, True)]
)
def test_only_plain_jpeg_is_read_in_strips(options: dict[str, Any], strips: bool) -> None:
    assert is_read_in_strips(encoded(RGB, "JPEG", **options)) is strips


def test_jpeg_with_a_scan_for_each_colour_is_not_read_in_strips() -> None:
    data = bytearray(encoded(RGB, "JPEG"))
    scan = data.index(b"\xff\xda")
    data[scan + 4] = 1  # colours in the first scan
    assert not is_read_in_strips(bytes(data))


FORMS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "AVIF", "PPM")
HEADS = [encoded(RGB, form) for form in FORMS]


@given(st.sampled_from(HEADS), st.integers(0, 400), st.binary(max_size=40))
def test_a_broken_header_has_some_size_or_none(data: bytes, kept: int, rest: bytes) -> None:
    data = data[:kept] + rest
    size = picture_size(data)
    assert size is None or size.pixels >= 0
    assert is_read_in_strips(data) in (True, False)
