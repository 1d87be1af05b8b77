"""Films of the astronaut going by, and how they are read."""

from pathlib import Path

import cv2
import numpy as np

from emolens.readings import Frame, Image
from emolens.sources.files import open_file
from emolens.sources.video import VideoSource
from tests.videos import frames_of

WIDTH, HEIGHT = 160, 128


def film(astronaut: Image, frames: int, step: float = 1.5) -> list[Image]:
    """Return frames over which the astronaut goes by."""
    small = cv2.GaussianBlur(resized(astronaut, 2 * WIDTH, 2 * HEIGHT), (5, 5), 0)
    images = []
    for number in range(frames):
        moved = np.array([[0.5, 0, step * number - 20], [0, 0.5, 0]], np.float32)
        images.append(np.asarray(cv2.warpAffine(small, moved, (WIDTH, HEIGHT)), np.uint8))
    return images


def read(path: Path) -> list[Frame]:
    """Return all frames of a video file."""
    source = open_file(path)
    frames = frames_of(source)
    source.close()
    assert isinstance(source, VideoSource)
    return frames


def resized(image: Image, width: int, height: int) -> Image:
    """Return an image at another size."""
    return np.asarray(cv2.resize(image, (width, height)), np.uint8)
