"""Crop variants: ways from a detector's bounding box to a crop, the crop rule among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.model.contract import CropFraming
from emolens.model.crops import cut
from emolens.readings import Box, Image

Interpolation = Literal["area, linear", "area, cubic", "linear", "cubic", "lanczos"]
"""How a square becomes smaller and, after a comma, how it becomes larger."""

PRESENT_INTERPOLATION: Interpolation = "area, linear"
"""That of :func:`emolens.model.crops.cut`."""

_FLAGS: dict[Interpolation, tuple[int, int]] = {
    "area, linear": (cv2.INTER_AREA, cv2.INTER_LINEAR),
    "area, cubic": (cv2.INTER_AREA, cv2.INTER_CUBIC),
    "linear": (cv2.INTER_LINEAR, cv2.INTER_LINEAR),
    "cubic": (cv2.INTER_CUBIC, cv2.INTER_CUBIC),
    "lanczos": (cv2.INTER_LANCZOS4, cv2.INTER_LANCZOS4),
}
_MARGINS = (-0.10, -0.05, -0.02, 0.0, 0.03, 0.06, 0.10)
_SHIFTS = (-0.06, -0.03, 0.0, 0.03, 0.06)


@dataclass(frozen=True)
class CropVariant:
    """One way to cut a face out.

    Attributes:
        margin: As in a crop rule.
        shift: Share of the box's height that the square is moved down.
        interpolation: How its size is changed.
    """

    margin: float
    shift: float = 0.0
    interpolation: Interpolation = PRESENT_INTERPOLATION

    @property
    def is_a_rule(self) -> bool:
        """Whether a crop rule can say it: margin alone."""
        return replace(self, margin=0.0) == CropVariant(0.0)

    def cut(self, image: Image, box: Box, rule: CropFraming) -> NDArray[np.uint8]:
        """Return the crop uint8 ``[size, size, channels]`` of the rule, framed like this."""
        moved = replace(box, y=round(box.y + self.shift * box.height))
        rule = replace(rule, margin=self.margin)
        if self.interpolation == PRESENT_INTERPOLATION:
            return cut(image, moved, rule)
        whole = cut(image, moved, replace(rule, size=_side(box, self.margin)))
        smaller, larger = _FLAGS[self.interpolation]
        flag = smaller if len(whole) > rule.size else larger
        crop = cv2.resize(whole, (rule.size, rule.size), interpolation=flag)
        return np.asarray(crop, np.uint8).reshape(rule.size, rule.size, rule.channels)


def candidates(margin: float) -> tuple[CropVariant, ...]:
    """Return what is tried beside a rule with this margin, itself the first."""
    return tuple(dict.fromkeys(_candidates(margin)))


def _candidates(margin: float) -> Iterator[CropVariant]:
    yield CropVariant(margin)
    for interpolation in _FLAGS:
        yield CropVariant(margin, 0.0, interpolation)
    for shift in _SHIFTS:
        yield CropVariant(margin, shift)
        yield from (CropVariant(other, shift) for other in _MARGINS)


def _side(box: Box, margin: float) -> int:
    """Return the side of the square before its size is changed, so that it is cut as it is."""
    return max(1, round(max(box.width, box.height) * (1 + 2 * margin)))
