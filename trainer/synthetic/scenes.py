"""Synthetic scenes: face crops laid into larger pictures, as a camera would have taken them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.readings import Box, Image
from trainer.synthetic.backgrounds import Canvas, make_background, make_texture

SIZE = (480, 640)
"""Height and width of a scene in pixels, a usual webcam's."""
SIDES = (40, 300)
"""Of the smallest and the largest face, in pixels."""

_RIM = 1 / 3
"""Share of the crop's side over which its surroundings turn into the background."""
_TURN = 5.0
"""Standard deviation of a face's turn, in degrees."""


@dataclass(frozen=True, eq=False)
class Scene:
    """A picture with one face in it.

    Attributes:
        image: As a source gives it.
        face: Where the crop lies; it is turned around the centre of this box.
        roll: By so many degrees, against the clock.
    """

    image: Image
    face: Box
    roll: float = 0.0


def compose(crop: NDArray[np.uint8], rng: np.random.Generator, tilt: float = 0.0) -> Scene:
    """Return a scene around a crop uint8 ``[S, S, C]``, grey or RGB.

    The crop is enlarged, turned a little and left whole; beyond its border it goes on as its own
    mirror image, ever more blurred, and fades into the background. Light, focus and noise then act
    on all of it.

    Args:
        crop: The face.
        rng: Decides everything else.
        tilt: Degrees up to which the face is tilted either way, beside that little.
    """
    face = _place(rng)
    background = make_background((*SIZE, crop.shape[2]), rng)
    roll = rng.normal(0, _TURN) + (rng.uniform(-tilt, tilt) if tilt else 0.0)
    laid = _lay(background, crop, face, roll)
    return Scene(as_image(_photographed(laid, rng)), face, roll)


def as_image(picture: NDArray[np.uint8]) -> Image:
    """Return a grey or RGB picture ``[height, width, C]`` as frames are: grey or BGR."""
    return picture[:, :, 0] if picture.shape[2] == 1 else np.ascontiguousarray(picture[:, :, ::-1])


def _place(rng: np.random.Generator) -> Box:
    """Return a box anywhere in a scene, small ones as often as those twice their size."""
    side = round(float(np.exp(rng.uniform(*np.log(SIDES)))))
    height, width = SIZE
    left, top = rng.integers(0, width - side + 1), rng.integers(0, height - side + 1)
    return Box(int(left), int(top), side, side)


def _lay(background: Canvas, crop: NDArray[np.uint8], face: Box, roll: float) -> Canvas:
    rim = round(crop.shape[0] * _RIM)
    opacity = _opacity(crop.shape[0] + 2 * rim, rim)
    way = _way(len(opacity), crop.shape[0], face, roll)
    laid = _warped(_continued(crop, rim, opacity**12), way)
    shown = np.clip(_warped(opacity, way), 0, 1)
    return np.asarray(shown * laid + (1 - shown) * background, np.float32)


def _continued(crop: NDArray[np.uint8], rim: int, sharpness: Canvas) -> Canvas:
    """Return the crop with a rim of its mirror image, ``[S + 2 rim, S + 2 rim, C]``."""
    around = cv2.copyMakeBorder(crop, rim, rim, rim, rim, cv2.BORDER_REFLECT_101)
    blurred = cv2.GaussianBlur(around, (0, 0), rim / 2.5).reshape(*around.shape[:2], -1)
    mixed = sharpness * around.reshape(blurred.shape) + (1 - sharpness) * blurred
    return np.asarray(mixed, np.float32)


def _way(size: int, side: int, face: Box, degrees: float) -> NDArray[np.float64]:
    """Return the affine matrix ``[2, 3]`` from the crop with its rim into the scene."""
    middle = (size - 1) / 2
    way = cv2.getRotationMatrix2D((middle, middle), degrees, face.width / side)
    way[0, 2] += face.x + (face.width - 1) / 2 - middle
    way[1, 2] += face.y + (face.height - 1) / 2 - middle
    return np.asarray(way, np.float64)


def _warped(picture: Canvas, way: NDArray[np.float64]) -> Canvas:
    warped = cv2.warpAffine(picture, way, SIZE[::-1], flags=cv2.INTER_CUBIC)
    return np.asarray(warped, np.float32).reshape(*SIZE, picture.shape[2])


def _opacity(size: int, rim: int) -> Canvas:
    """Return ``[size, size, 1]``: 1 within the rim, falling smoothly to 0 outside, round."""
    places = np.abs(np.arange(size) - (size - 1) / 2)
    beyond = np.maximum(places - (size / 2 - rim), 0) / (rim - 1)
    nearness = np.clip(1 - np.hypot(beyond[:, None], beyond), 0, 1)
    return np.asarray(nearness**2 * (3 - 2 * nearness), np.float32)[:, :, None]


def _photographed(scene: Canvas, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Return the scene in weak, uneven light, not quite sharp and with a sensor's noise."""
    light = rng.uniform(0.5, 0.95) * (1 + make_texture((2, 2), 0.08, rng))
    lit = scene * cv2.resize(light, SIZE[::-1], interpolation=cv2.INTER_LINEAR)[:, :, None]
    sharp = cv2.GaussianBlur(lit, (0, 0), rng.uniform(0.3, 0.8)).reshape(scene.shape)
    noisy = sharp + rng.normal(0, rng.uniform(1, 6), scene.shape)
    return np.asarray(np.clip(np.rint(noisy), 0, 255), np.uint8)
