"""Pixels of Pillow's images as the library reads them: BGR, eight bits, upright, on white."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

from emolens.readings import Image

_BAND = 256
"""Rows that are turned into BGR at a time, to go easy on memory."""
_ORIENTATION = 0x112
_FULL = 255


def bgr(image: Pillow.Image) -> tuple[Image, int]:
    """Return BGR, uint8, ``[height, width, 3]``, and the bits of a channel that the picture uses.

    Transparency is laid on white. Of a picture with more than eight bits a channel, cameras often
    use but ten or twelve: as many are taken for the whole range as its brightest value needs.
    Floating-point numbers are taken to end at the next of 1, 255 and 65,535. Pillow reduces colour
    of 16 bits to eight before anything can be done about it, so that little is left of twelve.

    Raises:
        Exception: Anything that Pillow raises of a damaged file.
    """
    deep_color = ";16" in str(getattr(image, "tile", ""))
    image.load()
    orientation = image.getexif().get(_ORIENTATION, 1)
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        grey, bits = _eight_bits(np.asarray(image))
        shown = np.repeat(grey[:, :, np.newaxis], 3, axis=2)
    else:
        shown, bits = _on_white(image), 8
        if deep_color:
            shown, bits = _brightened(shown)
    return _upright(shown, orientation), bits


def _eight_bits(values: NDArray[Any]) -> tuple[Image, int]:
    """Return grey values of any type in eight bits, and the bits that they use."""
    if values.dtype.kind == "f":
        values = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    brightest = float(values.max(initial=0))
    if values.dtype.kind == "f":
        top = next((top for top in (1.0, 255.0, 65535.0) if brightest <= top), brightest)
        bits = 16
    else:
        bits = _bits(int(brightest), least=8)
        top = float((1 << bits) - 1)
    scaled = np.empty(values.shape, np.uint8)
    for row, target in zip(values, scaled, strict=True):
        target[:] = np.rint(np.clip(row * (_FULL / top), 0, _FULL))
    return scaled, bits


def _brightened(shown: Image) -> tuple[Image, int]:
    """Return a picture of which the upper eight of 16 bits are left, and the bits that it uses."""
    bits = _bits(int(shown.max(initial=0)), least=0)
    if not 0 < bits < 8:
        return shown, 8 + bits
    table = np.minimum(_FULL, np.rint(np.arange(256) * (_FULL / ((1 << bits) - 1))))
    return table.astype(np.uint8)[shown], 8 + bits


def _bits(brightest: int, least: int) -> int:
    """Return how many bits a value needs: an even number, as that of every camera's is."""
    return max(least, brightest.bit_length() + brightest.bit_length() % 2)


def _on_white(image: Pillow.Image) -> Image:
    width, height = image.size
    transparent = image.has_transparency_data
    shown = np.empty((height, width, 3), np.uint8)
    for top in range(0, height, _BAND):
        band = image.crop((0, top, width, min(top + _BAND, height)))
        if transparent:
            band = band.convert("RGBA")
            band = Pillow.alpha_composite(Pillow.new("RGBA", band.size, "white"), band)
        shown[top : top + _BAND] = np.asarray(band.convert("RGB"))[:, :, ::-1]
    return shown


def _upright(image: Image, orientation: object) -> Image:
    """Return an image turned and mirrored as EXIF says that it was stored."""
    if orientation in (5, 7):
        image = image.swapaxes(0, 1)
    turned = {3: 2, 6: 3, 7: 2, 8: 1}.get(orientation if isinstance(orientation, int) else 1, 0)
    if orientation == 2:
        image = image[:, ::-1]
    elif orientation == 4:
        image = image[::-1]
    return np.ascontiguousarray(np.rot90(image, turned))
