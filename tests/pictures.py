"""Pictures as files."""

import io
import struct
from pathlib import Path

from PIL import Image as PillowImage

from emolens.readings import Image
from emolens.sources.images import read_picture


def encoded(picture: PillowImage.Image, form: str, **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, **options)
    return stream.getvalue()


def read_bytes_as(path: Path, data: bytes) -> Image:
    path.write_bytes(data)
    return read_picture(path)


def with_thumbnail(picture: PillowImage.Image) -> bytes:
    """A JPEG with another whole JPEG in its EXIF data, as cameras write them."""
    thumbnail = encoded(picture.resize((160, 120)), "JPEG")
    no_tags_then_second = struct.pack("<2sHIHI", b"II", 42, 8, 0, 14)
    entries = struct.pack("<HHHIIHHIII", 2, 0x201, 4, 1, 44, 0x202, 4, 1, len(thumbnail), 0)
    exif = b"Exif\0\0" + no_tags_then_second + entries + thumbnail
    return encoded(picture, "JPEG", exif=exif)
