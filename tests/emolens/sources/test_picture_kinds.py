"""Pictures as scanners, telephones, browsers and microscopes make them, one test for each kind."""

import io
import struct
import tracemalloc
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image as PillowImage
from PIL.Image import Transpose

from emolens.errors import SourceError
from emolens.readings import Frame, Image
from emolens.sources import images as pictures
from emolens.sources.animation import AnimationSource
from emolens.sources.files import PictureSource, open_file
from emolens.sources.images import open_picture, read_picture
from tests.pictures import encoded, read_bytes_as

ORIENTATION = 0x112


def bgr(picture: PillowImage.Image) -> Image:
    return np.asarray(picture.convert("RGB"))[:, :, ::-1]


def distance(image: Image, other: Image) -> float:
    assert image.shape == other.shape
    assert image.dtype == np.uint8
    return float(np.abs(image.astype(int) - other).mean())


@pytest.mark.parametrize(
    ("orientation", "stored"), [(3, Transpose.ROTATE_180), (6, Transpose.ROTATE_90)]
)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_pictures_of_every_format_stand_upright(
    tmp_path: Path, portrait: PillowImage.Image, form: str, orientation: int, stored: Transpose
) -> None:
    exif = PillowImage.Exif()
    exif[ORIENTATION] = orientation
    data = encoded(portrait.transpose(stored), form, exif=exif)
    assert distance(read_bytes_as(tmp_path / "p", data), bgr(portrait)) < 6


def grey_png(values: np.ndarray) -> bytes:
    return cv2.imencode(".png", values)[1].tobytes()


@pytest.mark.parametrize("bits", [8, 10, 12, 14, 16])
def test_of_16_bits_as_many_are_taken_as_the_picture_uses(
    tmp_path: Path, astronaut: Image, bits: int
) -> None:
    grey = astronaut[:, :, 1]
    values = np.rint(grey.astype(float) * ((1 << bits) - 1) / 255).astype(np.uint16)
    path = tmp_path / "p.png"
    path.write_bytes(grey_png(values))
    picture = open_picture(path)
    assert distance(picture.image, np.repeat(grey[:, :, None], 3, axis=2)) < 0.6
    told = f"uses {bits} of its 16 bits" if 8 < bits < 16 else "None"
    assert told in str(picture.remark)


def test_colour_that_uses_12_of_16_bits_is_brightened_and_that_is_told(
    tmp_path: Path, astronaut: Image
) -> None:
    path = tmp_path / "p.png"
    path.write_bytes(grey_png(astronaut.astype(np.uint16) * 16))
    picture = open_picture(path)
    assert distance(picture.image, astronaut) < 9  # the lower four bits are gone
    assert "uses 12 of its 16 bits" in str(picture.remark)


@pytest.mark.parametrize("top", [1.0, 255.0, 65535.0])
def test_floating_point_tiff_is_read_by_its_range(
    tmp_path: Path, astronaut: Image, top: float
) -> None:
    grey = astronaut[:, :, 1]
    values = (grey / 255 * top).astype(np.float32)
    values[0, 0] = np.nan
    picture = PillowImage.fromarray(values)
    image = read_bytes_as(tmp_path / "p.tif", encoded(picture, "TIFF"))
    assert distance(image, np.repeat(grey[:, :, None], 3, axis=2)) < 0.6


def test_only_the_first_page_of_a_tiff_is_read_and_that_is_told(
    tmp_path: Path, portrait: PillowImage.Image
) -> None:
    others = [portrait.transpose(Transpose.FLIP_TOP_BOTTOM), portrait]
    path = tmp_path / "p.tif"
    path.write_bytes(encoded(portrait, "TIFF", save_all=True, append_images=others))
    source = open_file(path)
    assert isinstance(source, PictureSource)
    frame = source.read()
    assert frame is not None
    assert distance(frame.image, bgr(portrait)) == 0
    assert "Of the 3 pages of the file only the first is read" in str(frame.remark)
    assert source.read() is None


def moving(count: int = 4) -> list[PillowImage.Image]:
    """Pictures that grow brighter, with a transparent edge."""
    images = []
    for number in range(count):
        pixels = np.full((24, 32, 4), 60 * number, np.uint8)
        pixels[..., 3] = 255
        pixels[:, :8, 3] = 0
        images.append(PillowImage.fromarray(pixels))
    return images


ANIMATED: dict[str, dict[str, object]] = {
    "GIF": {"disposal": 2},
    "PNG": {},
    "WEBP": {"lossless": True},
    "AVIF": {"quality": 95},
}


def animation(path: Path, form: str, durations: list[int]) -> Path:
    first, *others = moving(len(durations))
    options = {"save_all": True, "append_images": others, "duration": durations}
    path.write_bytes(encoded(first, form, **options, **ANIMATED[form]))
    return path


@pytest.mark.parametrize("form", ANIMATED)
def test_animations_are_films(tmp_path: Path, form: str) -> None:
    source = open_file(animation(tmp_path / "a", form, [100, 200, 300, 50]))
    assert isinstance(source, AnimationSource)
    assert not source.still
    frames = list(iter(source.read, None))
    assert [frame.index for frame in frames] == [0, 1, 2, 3]
    assert [frame.time for frame in frames] == pytest.approx([0, 0.1, 0.3, 0.6])
    assert source.length == pytest.approx(0.65)
    for number, frame in enumerate(frames):
        assert frame.image[:, 12:].mean() == pytest.approx(60 * number, abs=3)
        assert frame.image[:, :6].min() > 250  # on white
    source.close()


@pytest.mark.parametrize("form", ANIMATED)
def test_any_place_of_an_animation_can_be_jumped_to(tmp_path: Path, form: str) -> None:
    source = open_file(animation(tmp_path / "a", form, [100, 200, 300, 50]))
    for time, number in ((0.31, 2), (0.0, 0), (9.0, 3), (0.19, 1), (0.21, 2)):
        source.seek(time)  # type: ignore[union-attr]  # it is a film
        frame = source.read()
        assert frame is not None
        assert frame.index == number
        before: Frame | None = source.read_before(frame.time)  # type: ignore[union-attr]
        assert (before.index if before else -1) == number - 1
    source.close()


def test_frames_that_stand_too_short_stand_as_long_as_browsers_let_them(tmp_path: Path) -> None:
    source = open_file(animation(tmp_path / "a.gif", "GIF", [0, 10, 20, 100]))
    times = [frame.time for frame in iter(source.read, None)]
    assert times == pytest.approx([0, 0.1, 0.2, 0.22])
    source.close()


def test_an_animation_that_is_cut_short_says_so(tmp_path: Path) -> None:
    path = animation(tmp_path / "a.webp", "WEBP", [100] * 4)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(SourceError, match=r"a\.webp is damaged or incomplete"):
        _ = list(iter(open_file(path).read, None))


def test_of_several_views_in_a_jpeg_the_first_is_read(
    tmp_path: Path, portrait: PillowImage.Image
) -> None:
    view = portrait.resize((64, 48))
    data = encoded(portrait, "MPO", save_all=True, append_images=[view])
    path = tmp_path / "p.jpg"
    path.write_bytes(data)
    source = open_file(path)
    assert isinstance(source, PictureSource)
    frame = source.read()
    assert frame is not None
    assert distance(frame.image, bgr(portrait)) < 6
    assert frame.remark is None


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def giant(form: str) -> bytes:
    """A small file of 16,384 by 16,384 pixels."""
    side = 16384
    if form == "PNG":
        header = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
        pixels = zlib.compress(bytes(1 << 20))
        chunks = chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
        return b"\x89PNG\r\n\x1a\n" + chunks
    data = bytearray(encoded(PillowImage.new("RGB", (64, 64)), form))
    if form == "GIF":
        data[6:10] = struct.pack("<HH", side, side)
    elif form == "BMP":
        data[18:26] = struct.pack("<II", side, side)
    elif form == "WEBP":
        place = data.index(b"\x9d\x01\x2a") + 3
        data[place : place + 4] = struct.pack("<HH", side - 1, side - 1)
    elif form == "JPEG2000":
        data[:] = data.replace(struct.pack(">II", 64, 64), struct.pack(">II", side, side))
    elif form == "PPM":
        data[:] = data.replace(b"64 64", b"16384 16384")
    return bytes(data)


@pytest.mark.parametrize("form", ["PNG", "GIF", "BMP", "WEBP", "JPEG2000", "PPM"])
def test_giants_in_small_files_are_refused_before_memory_is_set_aside(
    tmp_path: Path, form: str
) -> None:
    data = giant(form)
    assert len(data) < 100_000
    tracemalloc.start()
    with pytest.raises(SourceError, match=r"p has 1638\d x 1638\d pixels, more than the \d+ mill"):
        read_bytes_as(tmp_path / "p", data)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_progressive_jpeg_of_thousands_of_layers_is_refused(
    tmp_path: Path, portrait: PillowImage.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = encoded(portrait, "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    bomb = data[:last] + data[last:-2] * 20_000 + data[-2:]
    with pytest.raises(SourceError, match=r"is a JPEG of \d{5} layers; save it as one that is not"):
        read_bytes_as(tmp_path / "p.jpg", bomb)
    monkeypatch.setattr(pictures, "_MOST_SCANNED", 512 * 300 * 20)
    assert read_bytes_as(tmp_path / "q.jpg", data).shape == (300, 512, 3)


def test_a_picture_that_goes_on_for_ever_is_read_to_its_end(
    tmp_path: Path, portrait: PillowImage.Image
) -> None:
    path = tmp_path / "p.png"
    path.write_bytes(encoded(portrait, "PNG"))
    with path.open("r+b") as file:
        file.truncate(500 << 20)  # takes no room on the disk
    assert distance(read_picture(path), bgr(portrait)) == 0
    with path.open("r+b") as file:
        file.truncate(1 << 30)
    with pytest.raises(SourceError, match=r"p\.png is larger than 512 MiB"):
        read_picture(path)


@pytest.mark.parametrize("name", ["p.jpg", "p.mp4"])
def test_a_video_is_no_picture(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\0\0\0\x20ftypisom" + bytes(100))
    with pytest.raises(SourceError, match="is a video; name a picture"):
        read_picture(path)


def test_pixels_in_bands_are_those_of_the_whole(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (700, 40, 4), dtype=np.uint8)
    picture = PillowImage.fromarray(noise)
    white = PillowImage.new("RGBA", picture.size, "white")
    shown = bgr(PillowImage.alpha_composite(white, picture))
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    assert distance(read_bytes_as(tmp_path / "p.png", stream.getvalue()), shown) == 0
