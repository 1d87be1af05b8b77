"""Boxes of detections: which are of one face, and how they lie in an image."""

from __future__ import annotations

from collections.abc import Iterable

from emolens.readings import Box, Detection

_SAME = 0.5
"""Two boxes that share so much of the smaller one are of one face."""


def largest_first(detections: Iterable[Detection]) -> tuple[Detection, ...]:
    """Return detections in an order that depends on nothing but their boxes."""
    return tuple(sorted(detections, key=lambda one: (-one.box.area, one.box.x, one.box.y)))


def distinct(detections: Iterable[Detection]) -> list[Detection]:
    """Return detections without those that are of the same face as one before them."""
    kept: list[Detection] = []
    for detection in detections:
        if not any(are_same(detection.box, other.box) for other in kept):
            kept.append(detection)
    return kept


def are_same(one: Box, other: Box) -> bool:
    """Return whether two boxes are of one face."""
    width = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    height = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return max(0, width) * max(0, height) > _SAME * min(one.area, other.area)


def within(box: Box, shape: tuple[int, ...]) -> Box:
    """Return the part of a box that lies in an image of a shape ``(height, width, …)``.

    Of a box beside the image nothing is left: a width or a height of 0.
    """
    left, right = (min(max(0, x), shape[1]) for x in (box.x, box.x + box.width))
    top, bottom = (min(max(0, y), shape[0]) for y in (box.y, box.y + box.height))
    return Box(left, top, right - left, bottom - top)
