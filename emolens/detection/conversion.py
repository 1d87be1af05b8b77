"""Conversion of images before they are scanned: to another size, to BGR, to grey."""

from __future__ import annotations

import cv2
import numpy as np

from emolens.readings import Image


def resized(image: Image, scale: float) -> Image:
    """Return an image so many times as large, at least a pixel a side."""
    height, width = (max(1, round(length * scale)) for length in image.shape[:2])
    if (height, width) == image.shape[:2]:
        return image
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(image, (width, height), interpolation=way), np.uint8)


def as_bgr(image: Image) -> Image:
    """Return a BGR or grey image as BGR."""
    coloured = cv2.cvtColor(image, cv2.COLOR_GRAY2BGR) if image.ndim == 2 else image
    return np.asarray(coloured, np.uint8)


def as_grey(image: Image) -> Image:
    """Return a BGR or grey image as grey."""
    grey = image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    return np.asarray(grey, np.uint8)
