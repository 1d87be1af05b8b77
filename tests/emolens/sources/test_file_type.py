import io
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as PillowImage

from emolens.errors import SourceError
from emolens.sources.file_type import kind_of
from tests.videos import CODECS, grey_images, write_video

HOSTILE = {
    "text": b"Dear diary, today I smiled at nobody in particular.\n" * 20,
    "playlist": b"#EXTM3U\n#EXTINF:1,\nhttp://localhost/film.ts\n",
    "list of films": b"ffconcat version 1.0\nfile other.mp4\n",
    "subtitles": b"1\n00:00:01,000 --> 00:00:02,000\nHello\n",
    "web page": b"<!DOCTYPE html><html></html>",
    "archive": b"PK\x03\x04" + bytes(100),
}


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "AVIF", "PPM"])
def test_pictures_are_known_whatever_they_are_called(tmp_path: Path, form: str) -> None:
    stream = io.BytesIO()
    PillowImage.fromarray(np.zeros((8, 8, 3), np.uint8)).save(stream, form)
    path = tmp_path / "film.mp4"
    path.write_bytes(stream.getvalue())
    assert kind_of(path).medium == "picture"


@pytest.mark.parametrize("suffix", CODECS)
def test_videos_are_known_whatever_they_are_called(tmp_path: Path, suffix: str) -> None:
    written = write_video(tmp_path / f"film{suffix}", grey_images(2))
    assert kind_of(written.rename(tmp_path / "photo.jpg")).medium == "video"


@pytest.mark.parametrize("name", HOSTILE)
def test_anything_else_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(HOSTILE[name])
    with pytest.raises(SourceError, match=r"photo\.jpg is neither a picture nor a video"):
        kind_of(path)


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"hevc", b"mif1", b"msf1"])
def test_heic_is_told_by_its_name(tmp_path: Path, brand: bytes) -> None:
    path = tmp_path / "photo.heic"
    path.write_bytes(b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mif1heic" + bytes(100))
    with pytest.raises(SourceError, match=r"photo\.heic has the format HEIC, .* save it as JPEG"):
        kind_of(path)


def test_avif_is_known_by_what_it_is_compatible_with(tmp_path: Path) -> None:
    path = tmp_path / "photo.avif"
    path.write_bytes(b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf" + bytes(100))
    assert kind_of(path).decoder == "AVIF"


def test_an_empty_file_is_called_empty(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.touch()
    with pytest.raises(SourceError, match=r"photo\.jpg is empty"):
        kind_of(path)


def test_a_missing_file_is_called_missing(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"photo\.jpg does not exist; check the path\."):
        kind_of(tmp_path / "photo.jpg")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is not a file"):
        kind_of(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no devices among its files")
def test_a_device_is_not_read_for_ever() -> None:
    with pytest.raises(SourceError, match="is not a file"):
        kind_of(Path("/dev/zero"))


def test_a_name_that_is_too_long_is_the_users_to_mend(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        kind_of(tmp_path / ("a" * 5000))
