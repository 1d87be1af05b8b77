"""How boxes lie to one another and in an image."""

from __future__ import annotations

from collections.abc import Iterable

from emolens.readings import Box

_SAME = 0.5
"""Two boxes that share so much of the smaller one are of one face."""


def by_size(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Return boxes in an order that depends on nothing but them, the largest first."""
    return tuple(sorted(boxes, key=lambda box: (-box.area, box.x, box.y)))


def distinct(boxes: Iterable[Box]) -> list[Box]:
    """Return boxes without those that lie on one before them."""
    kept: list[Box] = []
    for box in boxes:
        if not any(are_same(box, other) for other in kept):
            kept.append(box)
    return kept


def are_same(one: Box, other: Box) -> bool:
    """Return whether two boxes are of one face."""
    width, height = _shared(one, other)
    return max(0, width) * max(0, height) > _SAME * min(one.area, other.area)


def gap(one: Box, other: Box) -> float:
    """Return how far apart two boxes are, in widths of the larger; below 0 where they overlap."""
    return -min(_shared(one, other)) / max(one.width, other.width)


def lies_in(box: Box, shape: tuple[int, ...]) -> bool:
    """Return whether no part of a box is outside an image of a shape ``(height, width, …)``."""
    return box.x >= 0 and box.y >= 0 and within(box, shape) == box


def within(box: Box, shape: tuple[int, ...]) -> Box:
    """Return a box without what is right of an image of a shape ``(height, width, …)`` or below."""
    width, height = min(box.width, shape[1] - box.x), min(box.height, shape[0] - box.y)
    return Box(box.x, box.y, width, height)


def _shared(one: Box, other: Box) -> tuple[int, int]:
    """Return width and height of what two boxes share; below 0 by how far they are apart."""
    width = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    height = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return width, height
