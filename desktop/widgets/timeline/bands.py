"""Paints shares over time as bands, one on top of the other."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from desktop.widgets.pixels import see_through

_FINER = 3
"""Rows painted for each row of the result, so that edges are smooth."""


def paint_bands(shares: NDArray[np.float64], colours: Sequence[QColor], height: int) -> QImage:
    """Return a picture of bands; what it costs depends on its pixels alone.

    Args:
        shares: ``[width, bands]``, the lowest band first; NaN where there is nothing.
        colours: Of the bands.
        height: Of the picture in pixels; its width is that of the shares.
    """
    rows = height * _FINER
    nothing = np.isnan(shares[:, 0])
    tops = np.rint(rows * (1 - np.cumsum(np.nan_to_num(shares), axis=1))).astype(np.int16)
    row = np.arange(rows, dtype=np.int16)[:, None]
    band = np.zeros((rows, len(shares)), np.uint8)
    for top in np.ascontiguousarray(tops[:, :-1].T):
        band += row < top
    band[:, nothing] = len(colours)
    fine = _palette(colours).take(band).view(np.uint8).reshape(*band.shape, 4)
    image = cv2.resize(fine, (len(shares), height), interpolation=cv2.INTER_AREA)
    return see_through(np.asarray(image, np.uint8))


def _palette(colours: Sequence[QColor]) -> NDArray[np.uint32]:
    """Return BGRA in one number for each band, and nothing for what is not there."""
    opaque = [(c.blue(), c.green(), c.red(), 255) for c in colours]
    return np.array([*opaque, (0, 0, 0, 0)], np.uint8).view(np.uint32).ravel()
