"""Videos written by OpenCV."""

from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np

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
