"""Images of films, drawn in whole numbers: the same on every machine."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tests.films.film import Head, Shot

_HEAD = (slice(20, 209), slice(140, 308))
"""Rows and columns of the head in scikit-image's picture of the astronaut."""
_NOISE = 4  # grey levels


def picture_of(shot: Shot) -> NDArray[np.uint8]:
    """Return the image of a frame, BGR: its heads, or where there are none, a plan."""
    if not shot.heads:
        return _plan(shot.shape)
    height, width, _ = shot.shape
    rows, columns = np.mgrid[:height, :width]
    noise = np.random.default_rng(shot.index).integers(-_NOISE, _NOISE + 1, shot.shape)
    canvas = (90 + rows // 6 + columns // 8)[:, :, None] + np.zeros(shot.shape, int)
    for head in shot.heads:
        _lay(canvas, head)
    return np.asarray(np.clip(canvas + noise, 0, 255), np.uint8)


def _lay(canvas: NDArray[np.int_], head: Head) -> None:
    picture, opacity = _head(*head.zoom)
    top, left = max(0, -head.top), max(0, -head.left)  # what of the head is beyond the border
    place = canvas[max(0, head.top) :, max(0, head.left) :]
    height = max(0, min(place.shape[0], picture.shape[0] - top))
    width = max(0, min(place.shape[1], picture.shape[1] - left))
    part = (slice(top, top + height), slice(left, left + width))
    lit = picture[part] * head.light // 100
    place[:height, :width] += opacity[part] * (lit - place[:height, :width]) // 256


@lru_cache
def _head(grown: int, shrunk: int) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """Return the head, ``[height, width, 3]``, and its opacity, of 256, that fades outwards."""
    from skimage import data  # noqa: PLC0415 - slow to import

    astronaut: NDArray[np.uint8] = data.astronaut()
    large = astronaut[*_HEAD, ::-1].astype(int).repeat(grown, 0).repeat(grown, 1)
    height, width = (side // shrunk for side in large.shape[:2])
    blocks = large[: height * shrunk, : width * shrunk]
    cells = blocks.reshape(height, shrunk, width, shrunk, 3)
    picture = cells.sum(axis=(1, 3)) // shrunk**2
    down, across = (np.linspace(-1, 1, side) ** 2 for side in (height, width))
    opacity = np.clip(1024 * (1 - np.sqrt(down[:, None] + across)), 0, 256).astype(int)
    return picture, opacity[:, :, None]


@lru_cache
def _plan(shape: tuple[int, int, int]) -> NDArray[np.uint8]:
    """Return an image by which every part of it can be told from every other."""
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    plan = np.stack([rows % 256, columns % 256, (rows + columns) // 4], axis=2)
    return np.asarray(plan, np.uint8)
