"""Bands of shares over time, one on top of the other (a stacked area chart)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from desktop.widgets.view.qimage import translucent

_FINER = 3
"""Rows painted for each row of the result, so that edges are smooth."""


class Columns(NamedTuple):
    """What is shown in the columns of the screen.

    Attributes:
        times: ``[columns]``, growing, in seconds.
        labels: The expressions in the order of their bands, the lowest first.
        shares: ``[columns, labels]``; NaN where there was no face.
    """

    times: NDArray[np.float64]
    labels: tuple[str, ...]
    shares: NDArray[np.float64]


class Bands:
    """The bands of one lane, of which only what is new is painted.

    Live, ten times a second, all but the newest columns have just moved on. The times say only by
    how much: of one height and palette, columns of the same shares look the same.
    """

    def __init__(self) -> None:
        self._columns = Columns(np.empty(0), (), np.empty((0, 0)))
        self._palette = np.empty(0, np.uint32)
        self._pixels = np.empty((0, 0, 4), np.uint8)

    def paint(self, columns: Columns, colors: Sequence[QColor], height: int) -> QImage:
        """Return a picture, a pixel wide for each column.

        Args:
            columns: What the bands are made of.
            colors: Of the bands.
            height: Of the picture in pixels.
        """
        palette = _palette(colors)
        pixels = np.empty((height, len(columns.times), 4), np.uint8)
        new = np.ones(len(columns.times), bool)
        if height == len(self._pixels) and np.array_equal(palette, self._palette):
            first = int(np.searchsorted(self._columns.times, columns.times[0]))
            before = self._columns.shares[first : first + len(new)]
            count = len(before)
            pixels[:, :count] = self._pixels[:, first : first + count]
            new[:count] = _differ(before, columns.shares[:count])
        if new.any():
            pixels[:, new] = _painted(columns.shares[new], palette, height)
        self._columns, self._palette, self._pixels = columns, palette, pixels
        return translucent(pixels)


def _differ(before: NDArray[np.float64], now: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which columns are not the same; two without anything are."""
    same = (before == now) | (np.isnan(before) & np.isnan(now))
    return np.asarray(~same.all(axis=1))


def _painted(
    shares: NDArray[np.float64], palette: NDArray[np.uint32], height: int
) -> NDArray[np.uint8]:
    """Return BGRA ``[height, width, 4]``; what it costs depends on its pixels alone."""
    rows = height * _FINER
    nothing = np.isnan(shares[:, 0])
    tops = np.rint(rows * (1 - np.cumsum(np.nan_to_num(shares), axis=1))).astype(np.int16)
    row = np.arange(rows, dtype=np.int16)[:, None]
    band = np.zeros((rows, len(shares)), np.min_scalar_type(len(palette)))
    for top in np.ascontiguousarray(tops[:, :-1].T):
        band += row < top
    band[:, nothing] = len(palette) - 1
    fine = palette.take(band).view(np.uint8).reshape(*band.shape, 4)
    return np.asarray(cv2.resize(fine, (len(shares), height), interpolation=cv2.INTER_AREA))


def _palette(colors: Sequence[QColor]) -> NDArray[np.uint32]:
    """Return BGRA in one number for each band, and nothing for what is not there."""
    opaque = [(c.blue(), c.green(), c.red(), 255) for c in colors]
    return np.array([*opaque, (0, 0, 0, 0)], np.uint8).view(np.uint32).ravel()
