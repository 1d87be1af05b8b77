from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image as PillowImage

from emolens.detection.haar import HaarDetector
from emolens.errors import SourceError
from emolens.readings import Box
from emolens.sources import images as pictures
from emolens.sources.images import open_picture
from tests.pictures import encoded, read_bytes_as, with_thumbnail

Transpose = PillowImage.Transpose
ORIENTATION = 0x112
STORED = {
    1: None,
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_90,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_270,
}
"""What a camera does to an upright picture that it stores with each EXIF orientation."""
FACE = Box(177, 66, 95, 95)
"""Where the astronaut's face is."""


def bgr(picture: PillowImage.Image) -> np.ndarray:
    return np.asarray(picture.convert("RGB"))[:, :, ::-1]


def distance(image: np.ndarray, other: np.ndarray) -> float:
    assert image.shape == other.shape
    assert image.dtype == np.uint8
    return float(np.abs(image.astype(int) - other).mean())


@pytest.mark.parametrize(
    ("form", "options", "tolerance"),
    [
        ("JPEG", {"quality": 95}, 2),
        ("JPEG", {"quality": 95, "progressive": True}, 2),
        ("PNG", {}, 0),
        ("BMP", {}, 0),
        ("TIFF", {"compression": "tiff_lzw"}, 0),
        ("WEBP", {"lossless": True}, 0),
        ("AVIF", {"quality": 95}, 2),
    ],
)
def test_colours_come_out_as_they_are(
    tmp_path: Path,
    portrait: PillowImage.Image,
    form: str,
    options: dict[str, Any],
    tolerance: float,
) -> None:
    image = read_bytes_as(tmp_path / "p", encoded(portrait, form, **options))
    assert distance(image, bgr(portrait)) <= tolerance


@pytest.mark.parametrize(
    ("mode", "form", "tolerance"),
    [
        ("L", "PNG", 0),
        ("P", "PNG", 0),
        ("1", "PNG", 0),
        ("LA", "PNG", 0),
        ("P", "GIF", 0),
        ("L", "JPEG", 3),
        ("CMYK", "JPEG", 3),
    ],
)
def test_other_modes_come_out_as_they_look(
    tmp_path: Path, portrait: PillowImage.Image, mode: str, form: str, tolerance: float
) -> None:
    converted = portrait.convert(mode)
    image = read_bytes_as(tmp_path / "p", encoded(converted, form))
    assert distance(image, bgr(converted)) <= tolerance


def test_16_bits_are_reduced_to_8(tmp_path: Path, astronaut: np.ndarray) -> None:
    _, data = cv2.imencode(".png", astronaut.astype(np.uint16) * 257)
    assert distance(read_bytes_as(tmp_path / "p.png", data.tobytes()), astronaut) == 0


def test_16_bit_grey_becomes_8_bit_bgr(tmp_path: Path, astronaut: np.ndarray) -> None:
    grey = astronaut[:, :, 1]
    _, data = cv2.imencode(".png", grey.astype(np.uint16) * 257)
    image = read_bytes_as(tmp_path / "p.png", data.tobytes())
    assert distance(image, np.repeat(grey[:, :, None], 3, axis=2)) == 0


@pytest.mark.parametrize(("dtype", "opaque"), [(np.uint8, 255), (np.uint16, 65535)])
def test_transparency_is_laid_on_white(
    tmp_path: Path, dtype: type[np.unsignedinteger], opaque: int
) -> None:
    pixels = np.zeros((1, 3, 4), dtype)
    pixels[0, :, 2] = opaque  # red
    pixels[0, :, 3] = 0, opaque // 2, opaque
    _, data = cv2.imencode(".png", pixels)
    image = read_bytes_as(tmp_path / "p.png", data.tobytes())
    assert image.tolist() == [[[255, 255, 255], [128, 128, 255], [0, 0, 255]]]


def test_a_transparent_colour_of_a_palette_is_white(tmp_path: Path) -> None:
    picture = PillowImage.new("P", (2, 1), 0)
    picture.putpalette([10, 20, 30, 40, 50, 60])
    picture.putpixel((1, 0), 1)
    image = read_bytes_as(tmp_path / "p.png", encoded(picture, "PNG", transparency=0))
    assert image.tolist() == [[[255, 255, 255], [60, 50, 40]]]


@pytest.mark.parametrize("orientation", STORED)
@pytest.mark.parametrize(("form", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "RGBA")])
def test_exif_turns_pictures_upright(
    tmp_path: Path, portrait: PillowImage.Image, orientation: int, form: str, mode: str
) -> None:
    transpose = STORED[orientation]
    stored = portrait.convert(mode)
    if mode == "RGBA":
        stored.putalpha(254)
    if transpose is not None:
        stored = stored.transpose(transpose)
    exif = PillowImage.Exif()
    exif[ORIENTATION] = orientation
    image = read_bytes_as(tmp_path / "p", encoded(stored, form, exif=exif))
    assert distance(image, bgr(portrait)) < 4
    assert max(face.box.overlap(FACE) for face in HaarDetector().detect(image)) > 0.8


def test_bytes_after_the_end_of_a_jpeg_do_not_matter(
    tmp_path: Path, portrait: PillowImage.Image
) -> None:
    data = encoded(portrait, "JPEG")
    image = read_bytes_as(tmp_path / "p.jpg", data)
    for rest in (bytes(1000), b"trailing words", data[:5000]):
        np.testing.assert_array_equal(read_bytes_as(tmp_path / "q.jpg", data + rest), image)


def test_a_jpeg_with_a_thumbnail_shows_itself(tmp_path: Path, portrait: PillowImage.Image) -> None:
    image = read_bytes_as(tmp_path / "p.jpg", with_thumbnail(portrait))
    assert distance(image, bgr(portrait)) < 4


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("reduction", [1, 2, 4, 8])
def test_a_jpeg_beyond_the_limit_is_read_reduced(
    tmp_path: Path,
    astronaut: np.ndarray,
    monkeypatch: pytest.MonkeyPatch,
    orientation: int,
    reduction: int,
) -> None:
    upright = PillowImage.fromarray(astronaut[:256, :, ::-1])
    transpose = STORED[orientation]
    stored = upright if transpose is None else upright.transpose(transpose)
    exif = PillowImage.Exif()
    exif[ORIENTATION] = orientation
    path = tmp_path / "p.jpg"
    path.write_bytes(encoded(stored, "JPEG", quality=95, exif=exif))
    monkeypatch.setattr(pictures, "MOST_PIXELS", 512 * 256 // reduction**2)
    picture = open_picture(path)
    assert picture.reduction == reduction
    assert distance(picture.image, bgr(upright.reduce(reduction))) < 4


def test_only_plain_jpeg_is_reduced(
    tmp_path: Path, portrait: PillowImage.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1024)
    for data in (encoded(portrait, "PNG"), encoded(portrait, "JPEG", progressive=True)):
        with pytest.raises(SourceError, match=r"has 512 x 300 pixels, .* that is not progressive"):
            read_bytes_as(tmp_path / "p", data)


def test_names_beyond_ascii_are_read(tmp_path: Path, portrait: PillowImage.Image) -> None:
    image = read_bytes_as(tmp_path / "Zoë 笑.png", encoded(portrait, "PNG"))
    assert distance(image, bgr(portrait)) == 0
