"""Display of decoded frames: the picture that people see, upright and in square pixels."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import cast

import numpy as np
from av import VideoFrame
from av.buffer import Buffer
from av.video.reformatter import VideoReformatter

from emolens.readings import Image

MOST_PIXELS = 36_000_000
"""Of a frame: 8K has 35.4 million. A decoder may have to keep sixteen of them, of 1.5 bytes a
pixel."""
_LEAST_ASPECT, _MOST_ASPECT = Fraction(1, 4), Fraction(4)
"""Of a pixel; nothing that films has any beyond (wide-screen lenses have 2)."""


class Display:
    """Turns decoded frames into images.

    Args:
        pixel_aspect: Width of a pixel by its height.
    """

    def __init__(self, pixel_aspect: Fraction | None) -> None:
        known = pixel_aspect is not None and _LEAST_ASPECT <= pixel_aspect <= _MOST_ASPECT
        self._aspect = pixel_aspect if pixel_aspect is not None and known else Fraction(1)
        self._reformatter = VideoReformatter()
        self._turns: tuple[bool, int] | None = None

    def image(self, frame: VideoFrame) -> Image:
        """Return the frame as BGR, uint8, ``[height, width, 3]``.

        Pixels that are not square are made so by enlarging, so that none is lost.
        """
        width, height = self._size(frame)
        shown = self._reformatter.reformat(
            frame, width, height, "bgr24", interpolation="BICUBIC", threads=1
        )
        if self._turns is None:
            # Of the first frame alone: to ask is to keep a frame until garbage is collected.
            self._turns = _turns(frame)
        return _upright(np.asarray(shown.to_ndarray(), np.uint8), self._turns)

    def _size(self, frame: VideoFrame) -> tuple[int, int]:
        width, height = frame.width, frame.height
        if self._aspect > 1:
            width = round(width * self._aspect)
        else:
            height = round(height / self._aspect)
        return (width, height) if width * height <= MOST_PIXELS else (frame.width, frame.height)


def _turns(frame: VideoFrame) -> tuple[bool, int]:
    """Return whether the frame is to be mirrored, and then turned left by how many quarters."""
    matrix = cast("Mapping[str, Buffer]", frame.side_data).get("DISPLAYMATRIX")
    if matrix is None:
        return False, 0
    a, b, _, c, d = np.frombuffer(bytes(matrix), np.int32, 5).tolist()
    # Of one that is mirrored left to right, the first row of the matrix changes its sign.
    mirrored = a * d - b * c < 0
    a, b = (-a, -b) if mirrored else (a, b)
    return mirrored, round(np.arctan2(-b, a) / (np.pi / 2)) % 4


def _upright(image: Image, turns: tuple[bool, int]) -> Image:
    mirrored, quarters = turns
    if mirrored:
        image = image[:, ::-1]
    return np.ascontiguousarray(np.rot90(image, quarters))
