"""Videos written by OpenCV."""

import re
import struct
from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np

from emolens.protocols import Source
from emolens.readings import Frame

CODECS = {".mp4": "mp4v", ".mkv": "mp4v", ".avi": "MJPG"}
STREAMS = {".mpg": "PIM1"}
"""Containers that can be appended to one another, and know only about how long they are."""


def write_video(path: Path, images: Iterable[np.ndarray], fps: float = 25.0) -> Path:
    """Write BGR images of one size as the frames of a video, the container by the suffix."""
    images = list(images)
    height, width = images[0].shape[:2]
    codec = cv2.VideoWriter.fourcc(*(CODECS | STREAMS)[path.suffix])
    writer = cv2.VideoWriter(str(path), codec, fps, (width, height))
    assert writer.isOpened()
    for image in images:
        writer.write(image)
    writer.release()
    return path


def grey_images(count: int) -> list[np.ndarray]:
    """Plain images without a face, 64 by 48, each a little brighter."""
    return [np.full((48, 64, 3), 255 * number // count, np.uint8) for number in range(count)]


VARYING = [round(1160 * (n / 29) ** 2) / 1000 for n in range(30)]
"""Seconds at which thirty frames may follow one another, slower and slower."""


def with_varying_rate(path: Path) -> Path:
    """Give the thirty frames of a Matroska file those stamps; its length stays."""
    data = bytearray(path.read_bytes())
    blocks = re.finditer(rb"\xa3(?:[\x80-\xff]|[\x40-\x7f].)\x81(..)[\0\x80]", data, re.DOTALL)
    stamps = [block.start(1) for block in blocks]
    assert len(stamps) == 30
    for place, time in zip(stamps, VARYING, strict=True):
        struct.pack_into(">h", data, place, round(1000 * time))
    path.write_bytes(data)
    return path


def frames_of(source: Source) -> list[Frame]:
    """Return the frames that are left of a source."""
    return list(iter(source.read, None))
