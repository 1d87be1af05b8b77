"""Similarity of pictures of faces: exact, and through a sieve that loses no near-duplicate.

The sieve compares thumbnails. Projecting two pictures onto the means of their tiles brings them
closer together, never further apart, so whatever is further apart there than near-duplicates can be
is none.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from trainer.data.store import in_blocks

CORRELATION = 0.99
"""Above it, two of FER-2013's pictures are near-duplicates: one picture, compressed or cropped a
little apart."""

_SIDE = 48
"""Pictures are compared as grey ones of this side."""

_TILE = 4
_TILES = _SIDE // _TILE
_ROUNDING = 1e-4


def are_near_duplicates(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Return whether each of ``first`` is a near-duplicate of each of ``second``.

    Near-duplicates correlate above :data:`CORRELATION`, pixel by pixel after removing each one's
    mean, as they are or mirrored. A flat crop has none.

    Args:
        first: Crops, uint8 ``[N, S, S, C]``.
        second: Crops, uint8 ``[M, S, S, C]``.

    Returns:
        bool ``[N, M]``.
    """
    faces, others = _units(first), _units(second)
    near: NDArray[np.bool_] = _flat(faces) @ _flat(others).T > CORRELATION
    near |= _flat(faces) @ _flat(others[:, :, ::-1]).T > CORRELATION
    return near


def candidate_pairs(
    thumbnails: NDArray[np.float32], others: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Return bool ``[N, M]``, true for all near-duplicates and few others.

    Args:
        thumbnails: See :func:`thumbnails_of`, float32 ``[N, 12, 12]``.
        others: Likewise, float32 ``[M, 12, 12]``.
    """
    # |a - b|² < 2 (1 - correlation) holds for near-duplicates, and so for their thumbnails.
    size, other_size = ((some**2).sum(axis=(1, 2)) / 2 for some in (thumbnails, others))
    limit = (size - (1 - CORRELATION) - _ROUNDING)[:, np.newaxis]
    rows = _flat(thumbnails)
    near: NDArray[np.bool_] = rows @ _flat(others).T - other_size > limit
    near |= rows @ _flat(others[:, :, ::-1]).T - other_size > limit
    return near


def thumbnails_of(crops: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the crops' projections onto the means of their tiles, float32 ``[N, 12, 12]``."""
    thumbnails = np.empty((len(crops), _TILES, _TILES), np.float32)
    for rows in in_blocks(np.arange(len(crops))):
        tiles = _units(crops[rows]).reshape(len(rows), _TILES, _TILE, _TILES, _TILE)
        thumbnails[rows] = tiles.sum(axis=(2, 4)) / _TILE
    return thumbnails


def _units(crops: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return grey crops ``[N, 48, 48]`` without mean and of length 1; a flat crop as zeros."""
    faces = _grey(crops).astype(np.float32)
    faces -= faces.mean(axis=(1, 2), keepdims=True)
    lengths = np.sqrt((faces**2).sum(axis=(1, 2), keepdims=True))
    faces /= np.maximum(lengths, 1e-6)
    return faces


def _grey(crops: NDArray[np.uint8]) -> NDArray[np.uint8]:
    if crops.shape[1:] == (_SIDE, _SIDE, 1):
        return crops[..., 0]
    grey = np.empty((len(crops), _SIDE, _SIDE), np.uint8)
    for target, crop in zip(grey, crops, strict=True):
        single = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY) if crop.shape[2] == 3 else crop
        target[:] = cv2.resize(single, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    return grey


def _flat(faces: NDArray[np.float32]) -> NDArray[np.float32]:
    return faces.reshape(len(faces), math.prod(faces.shape[1:]))  # of no faces, -1 fails
