"""Pictures that users of other programs reported as unreadable or read wrongly, each made anew.

| report | what it is | here |
| --- | --- | --- |
| wkentaro/labelme#1529 | turned and mirrored by EXIF | upright, all eight ways |
| serengil/deepface#1304, #1529 | accents and Hangul in the name | read |
| python-pillow/Pillow#6563, haraldk/TwelveMonkeys#147 | JPEG in inverted CMYK | right |
| python-pillow/Pillow#1631, element-hq/synapse#20024 | JPEG without its further views | read |
| python-pillow/Pillow#5032 | animation whose frames lie over one another | laid over |
| napari/napari#924 | TIFF of 48 bits | read |
| napari/napari#2983 | TIFF of 16 bits, packed by LZW | read |
| ome/bioformats#2577 | TIFF in grey with a colour map | in its colours |
"""

import struct
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from PIL import Image as PillowImage
from PIL.Image import Transpose

from emolens.readings import Image
from emolens.sources.files import PictureSource, open_file
from tests.pictures import encoded, read_bytes_as

ORIENTATION = 0x112
Form = Literal["NFC", "NFD"]
FORMS: list[Form] = ["NFC", "NFD"]
STORED = {
    2: [Transpose.FLIP_LEFT_RIGHT],
    3: [Transpose.ROTATE_180],
    4: [Transpose.FLIP_TOP_BOTTOM],
    5: [Transpose.TRANSPOSE],
    6: [Transpose.ROTATE_90],
    7: [Transpose.TRANSVERSE],
    8: [Transpose.ROTATE_270],
}
"""By EXIF's number: how the picture lies in the file."""


def bgr(picture: PillowImage.Image) -> Image:
    return np.asarray(picture.convert("RGB"))[:, :, ::-1]


def distance(image: Image, picture: PillowImage.Image) -> float:
    assert image.shape == bgr(picture).shape
    return float(np.abs(image.astype(int) - bgr(picture)).mean())


@pytest.mark.parametrize("orientation", STORED)
def test_all_eight_orientations(
    tmp_path: Path, portrait: PillowImage.Image, orientation: int
) -> None:
    exif = PillowImage.Exif()
    exif[ORIENTATION] = orientation
    (turn,) = STORED[orientation]
    data = encoded(portrait.transpose(turn), "PNG", exif=exif)
    assert distance(read_bytes_as(tmp_path / "p.png", data), portrait) == 0


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "name", ["Ricard_Sánchez.jpg", "한국어.png", "Ärger \N{SLIGHTLY SMILING FACE}.png"]
)
def test_names_in_any_script(
    tmp_path: Path, portrait: PillowImage.Image, name: str, form: Form
) -> None:
    path = tmp_path / unicodedata.normalize(form, name)
    portrait.save(path)
    source = open_file(path)
    assert isinstance(source, PictureSource)
    assert source.name == str(path)


def test_a_jpeg_in_cmyk_as_adobe_writes_it(tmp_path: Path, portrait: PillowImage.Image) -> None:
    data = encoded(portrait.convert("CMYK"), "JPEG", quality=95)
    assert b"Adobe" in data[:200], "it says that its inks are inverted"
    assert distance(read_bytes_as(tmp_path / "p.jpg", data), portrait) < 6


def test_a_jpeg_whose_index_names_pictures_that_were_cut_off(
    tmp_path: Path, portrait: PillowImage.Image
) -> None:
    first = len(encoded(portrait, "JPEG"))
    data = encoded(portrait, "MPO", save_all=True, append_images=[portrait.resize((64, 48))])
    cut = data.index(b"\xff\xd9", first - 200) + 2
    assert len(data) - cut > 500
    assert distance(read_bytes_as(tmp_path / "p.jpg", data[:cut]), portrait) < 6


@pytest.mark.parametrize(
    ("form", "disposal", "left"),
    [("GIF", 1, [0, 0, 200]), ("PNG", 0, [0, 0, 200]), ("PNG", 1, [255, 255, 255])],
)
def test_frames_that_lie_over_one_another(
    tmp_path: Path, form: str, disposal: int, left: list[int]
) -> None:
    """The second frame is blue in its right half, and transparent in its left."""
    first, second = (PillowImage.new("RGBA", (40, 20)) for _ in range(2))
    first.paste((200, 0, 0, 255), (0, 0, 40, 20))
    second.paste((0, 0, 200, 255), (20, 0, 40, 20))
    how: dict[str, object] = {"disposal": disposal}
    if form == "PNG":
        how["blend"] = 1
    path = tmp_path / "a"
    data = encoded(first, form, save_all=True, append_images=[second], duration=100, **how)
    path.write_bytes(data)
    with closing(open_file(path)) as source:
        frames = list(iter(source.read, None))
    assert frames[1].image[10, 10].tolist() == left
    assert frames[1].image[10, 30].tolist() == [200, 0, 0]


def tiff(values: np.ndarray, photometric: int, extra: bytes = b"", extra_tag: int = 0) -> bytes:
    """A TIFF of whole rows, written by hand: Pillow writes none of these."""
    height, width = values.shape[:2]
    channels = values.shape[2] if values.ndim == 3 else 1
    bits = values.itemsize * 8
    entries = 10 if extra else 9
    after = 8 + 2 + 12 * entries + 4
    pixels_at = after + 6 + len(extra)
    sizes = (1, bits) if channels == 1 else (channels, after)
    tags = [
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, sizes[0], sizes[1]),
        (259, 3, 1, 1),
        (262, 3, 1, photometric),
        (273, 4, 1, pixels_at),
        (277, 3, 1, channels),
        (278, 4, 1, height),
        (279, 4, 1, values.nbytes),
    ]
    if extra:
        tags.append((extra_tag, 3, len(extra) // 2, after + 6))
    directory = struct.pack("<H", entries)
    directory += b"".join(struct.pack("<HHII", *tag) for tag in tags) + struct.pack("<I", 0)
    return (
        b"II*\0"
        + struct.pack("<I", 8)
        + directory
        + struct.pack("<HHH", bits, bits, bits)
        + extra
        + values.tobytes()
    )


def test_a_tiff_of_48_bits(tmp_path: Path, portrait: PillowImage.Image) -> None:
    values = np.asarray(portrait).astype("<u2") * 257
    assert distance(read_bytes_as(tmp_path / "p.tif", tiff(values, photometric=2)), portrait) < 1


def test_a_tiff_of_16_bits_packed_by_lzw(tmp_path: Path, portrait: PillowImage.Image) -> None:
    grey = portrait.convert("L")
    deep = PillowImage.fromarray(np.asarray(grey).astype(np.uint16) * 257)
    data = encoded(deep, "TIFF", compression="tiff_lzw")
    assert distance(read_bytes_as(tmp_path / "p.tif", data), grey) < 1


def test_a_tiff_in_grey_with_a_colour_map(tmp_path: Path) -> None:
    values = np.arange(256, dtype=np.uint8).reshape(16, 16)
    red, green, blue = (np.arange(256) * 257 if on else np.zeros(256) for on in (0, 1, 0))
    colours = b"".join(part.astype("<u2").tobytes() for part in (red, green, blue))
    image = read_bytes_as(tmp_path / "p.tif", tiff(values, 3, colours, 320))
    np.testing.assert_array_equal(image[:, :, 1], values)
    assert image[:, :, [0, 2]].max() == 0
