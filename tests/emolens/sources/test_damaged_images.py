import struct
import tracemalloc
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as PillowImage

from emolens.errors import SourceError
from tests.pictures import encoded, read_bytes_as, with_thumbnail


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def empty_png() -> bytes:
    header = struct.pack(">IIBBBBB", 0, 0, 8, 2, 0, 0, 0)
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def empty_jpeg(picture: PillowImage.Image) -> bytes:
    data = bytearray(encoded(picture, "JPEG"))
    frame = data.index(b"\xff\xc0") + 5
    data[frame : frame + 4] = bytes(4)
    return bytes(data)


@pytest.mark.parametrize("kept", [0.02, 0.3, 0.6, 0.99])
@pytest.mark.parametrize("form", ["JPEG", "progressive", "thumbnail", "PNG", "WEBP", "BMP", "GIF"])
def test_a_picture_cut_short_is_refused(
    tmp_path: Path, portrait: PillowImage.Image, form: str, kept: float
) -> None:
    if form == "thumbnail":
        data = with_thumbnail(portrait)
    elif form == "progressive":
        data = encoded(portrait, "JPEG", progressive=True)
    else:
        data = encoded(portrait, form)
    with pytest.raises(SourceError, match=r"p\.jpg is (damaged or incomplete|neither)"):
        read_bytes_as(tmp_path / "p.jpg", data[: int(kept * len(data))])


@pytest.mark.parametrize("form", ["png", "jpeg", "bmp"])
def test_a_picture_without_pixels_is_refused(
    tmp_path: Path, portrait: PillowImage.Image, form: str
) -> None:
    bmp = bytearray(encoded(portrait, "BMP"))
    bmp[18:26] = bytes(8)
    data = {"png": empty_png(), "jpeg": empty_jpeg(portrait), "bmp": bytes(bmp)}[form]
    with pytest.raises(SourceError, match="is damaged or incomplete"):
        read_bytes_as(tmp_path / "p", data)


def test_memory_that_a_chunk_claims_is_not_set_aside(
    tmp_path: Path, portrait: PillowImage.Image
) -> None:
    data = bytearray(encoded(portrait, "PNG"))
    data[33:37] = b"\xff\xff\xff\xf0"  # the length of the chunk after the header
    tracemalloc.start()
    with pytest.raises(SourceError, match="is damaged or incomplete"):
        read_bytes_as(tmp_path / "p.png", bytes(data))
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()


def test_a_picture_of_absurd_size_is_refused(tmp_path: Path) -> None:
    header = struct.pack(">IIBBBBB", 20000, 20000, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b""))
    with pytest.raises(SourceError, match=r"p\.png has 20000 x 20000 pixels, more than"):
        read_bytes_as(tmp_path / "p.png", data + chunk(b"IEND", b""))


@pytest.mark.parametrize("data", [b"", b"hello\n" * 100], ids=["empty", "text"])
def test_what_is_no_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(SourceError, match=r"p\.jpg is (empty; download|neither a picture)"):
        read_bytes_as(tmp_path / "p.jpg", data)


def test_libraries_do_not_write_to_standard_error(
    tmp_path: Path, portrait: PillowImage.Image, capfd: pytest.CaptureFixture[str]
) -> None:
    for form in ("PNG", "BMP", "TIFF"):
        data = encoded(portrait, form)
        with pytest.raises(SourceError):
            read_bytes_as(tmp_path / "p", data[: len(data) // 2])
    data = encoded(portrait, "JPEG")
    read_bytes_as(tmp_path / "p", data[: len(data) // 2] + b"\xff\xd9")
    assert capfd.readouterr().err == ""


def small(form: str) -> bytes:
    gradient = np.arange(12 * 9 * 4, dtype=np.uint8).reshape(9, 12, 4)
    picture = PillowImage.fromarray(gradient)
    return encoded(picture if form in ("PNG", "WEBP") else picture.convert("RGB"), form)


SMALL = [small(form) for form in ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "PPM")]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    data = bytearray(draw(st.sampled_from(SMALL)))
    for _ in range(draw(st.integers(1, 8))):
        place = draw(st.integers(32, len(data) - 1))  # after the size, which could be a giant's
        data[place] = draw(st.integers(0, 255))
    return bytes(data)


@settings(deadline=None, max_examples=300)
@given(data=st.binary(max_size=200) | damaged())
def test_any_bytes_are_a_picture_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    try:
        image = read_bytes_as(path, data)
    except SourceError:
        return
    assert image.dtype == np.uint8
    assert image.shape[2:] == (3,)
    assert image.size > 0
