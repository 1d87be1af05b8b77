"""Busy backgrounds, made up, so that a measurement needs no photographs and repeats anywhere.

Dead leaves (Lee, Mumford and Huang 2001, doi 10.1023/A:1011109015675): things of all sizes that
hide one another, the rarer the larger by the cube of their radius, are as busy as pictures are.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Canvas = NDArray[np.float32]
"""A picture ``[height, width, channels]`` of values from 0 to 255."""

_LEAVES = 220
_RADII = (9.0, 240.0)
"""Of the smallest and the largest leaf, in pixels."""
_OCTAVES = (2, 5, 12, 30, 80)
"""Cells across the finer and finer noise that gives the leaves a surface."""


def make_background(shape: tuple[int, int, int], rng: np.random.Generator) -> Canvas:
    """Return a background ``[height, width, channels]`` like a cluttered room's."""
    canvas = np.full(shape, rng.uniform(50, 200), np.float32)
    for radius in _radii(rng):
        _draw_leaf(canvas, radius, rng)
    textured = canvas + make_texture(shape[:2], 18.0, rng)[:, :, None]
    blurred = cv2.GaussianBlur(textured, (0, 0), rng.uniform(0.5, 3.0))  # out of focus
    return np.asarray(np.clip(blurred, 0, 255), np.float32).reshape(shape)


def make_texture(shape: tuple[int, int], deviation: float, rng: np.random.Generator) -> Canvas:
    """Return noise ``[height, width]`` around 0, as coarse as it is fine, of this deviation."""
    layers = [
        cv2.resize(
            rng.standard_normal((cells, cells), np.float32),
            shape[::-1],
            interpolation=cv2.INTER_CUBIC,
        )
        for cells in _OCTAVES
    ]
    texture = np.sum(layers, axis=0)
    return np.asarray(texture * (deviation / texture.std()), np.float32)


def _radii(rng: np.random.Generator) -> NDArray[np.float64]:
    """Return radii with a density that falls with their cube, by its inverse distribution."""
    small, large = (radius**-2 for radius in _RADII)
    radii: NDArray[np.float64] = (small - rng.random(_LEAVES) * (small - large)) ** -0.5
    # The largest lie at the back: else one of them may hide everything.
    return np.concatenate([np.geomspace(_RADII[1], 60, 16), radii])


def _draw_leaf(canvas: Canvas, radius: float, rng: np.random.Generator) -> None:
    height, width, channels = canvas.shape
    centre = (rng.uniform(0, width), rng.uniform(0, height))
    axes = (2 * radius, 2 * radius * rng.uniform(0.3, 1))
    angle = rng.choice([0, 90, rng.uniform(0, 180)])  # rooms are full of upright things
    tones = rng.uniform(25, 225) + rng.uniform(-25, 25, (channels,))
    colour = tones.tolist()
    if rng.random() < 0.6:
        corners = cv2.boxPoints((centre, axes, angle))
        cv2.fillConvexPoly(canvas, np.rint(corners).astype(np.int32), colour, cv2.LINE_8)
    else:
        cv2.ellipse(canvas, (centre, axes, angle), colour, cv2.FILLED)
