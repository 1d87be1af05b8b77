"""Images that come as arrays: from OpenCV, Pillow, imageio or a notebook."""

from __future__ import annotations

import time
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from emolens.readings import Frame, Image

ColorOrder = Literal["BGR", "RGB"]
"""The order of an array's channels: OpenCV has BGR, nearly everything else RGB."""


def image_of(array: NDArray[Any], color: ColorOrder = "BGR") -> Image:
    """Return an array as the library reads it.

    Args:
        array: uint8, ``[height, width]`` or ``[height, width, 1]`` grey, or ``[height, width, 3]``.
        color: The order of its three channels.

    Returns:
        BGR, uint8, ``[height, width, 3]``; the array itself where it is so already.

    Raises:
        ValueError: It is of another type or shape, or empty.
    """
    grey = array.ndim == 2 or (array.ndim == 3 and array.shape[2] == 1)
    if array.dtype != np.uint8 or not array.size or not (grey or array.shape[2:] == (3,)):
        raise ValueError(
            f"{array.dtype} {list(array.shape)} is no image: it must be uint8, [height, width] or "
            "[height, width, 3]"
        )
    if grey:
        return np.repeat(array.reshape(*array.shape[:2], 1), 3, axis=2)
    return np.ascontiguousarray(array if color == "BGR" else array[:, :, ::-1])


class Arrivals:
    """Frames of images that are handed over as they are seen, such as a camera's."""

    def __init__(self) -> None:
        self._index = 0
        self._began: float | None = None

    def frame_of(self, image: Image) -> Frame:
        """Return an image as the next frame, at the seconds since the first one."""
        now = time.monotonic()
        self._began = now if self._began is None else self._began
        frame = Frame(image_of(image), self._index, now - self._began, now)
        self._index += 1
        return frame
