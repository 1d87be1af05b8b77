"""Crop variants: ways from a detector's bounding box to a crop, the crop rule among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from emolens.alignment import FaceSquare, square_of
from emolens.model.contract import CropFraming
from emolens.model.crops import cut, cut_upright
from emolens.readings import Box, Detection, Image, Landmarks

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
_ALIGNED_MARGINS = (-0.06, -0.03, 0.0, 0.03, 0.06, 0.09, 0.12, 0.18)
_SHIFTS = (-0.06, -0.03, 0.0, 0.03, 0.06)


@dataclass(frozen=True)
class CropVariant:
    """One way to cut a face out.

    Attributes:
        margin: As in a crop rule.
        shift: Share of the box's height that the square is moved down.
        interpolation: How its size is changed.
        aligned: Whether faces with landmarks are turned upright: then the margin is that of aligned
            crops, the shift goes down along the face, and there is one interpolation.
    """

    margin: float
    shift: float = 0.0
    interpolation: Interpolation = PRESENT_INTERPOLATION
    aligned: bool = False

    @property
    def is_a_rule(self) -> bool:
        """Whether a crop rule can say it: margin alone."""
        return replace(self, margin=0.0, aligned=False) == CropVariant(0.0)

    def cut(self, image: Image, face: Detection, rule: CropFraming) -> NDArray[np.uint8]:
        """Return the crop uint8 ``[size, size, channels]`` of the rule, framed like this."""
        if self.aligned and face.landmarks is not None:
            return cut_upright(image, self._square(face.landmarks), rule)
        box = face.box
        moved = replace(box, y=round(box.y + self.shift * box.height))
        rule = replace(rule, margin=self.margin)
        if self.interpolation == PRESENT_INTERPOLATION:
            return cut(image, moved, rule)
        whole = cut(image, moved, replace(rule, size=_side(box, self.margin)))
        smaller, larger = _FLAGS[self.interpolation]
        flag = smaller if len(whole) > rule.size else larger
        crop = cv2.resize(whole, (rule.size, rule.size), interpolation=flag)
        return np.asarray(crop, np.uint8).reshape(rule.size, rule.size, rule.channels)

    def _square(self, landmarks: Landmarks) -> FaceSquare:
        plain, square = (square_of(landmarks, margin) for margin in (0.0, self.margin))
        down, turn = self.shift * plain.side, np.radians(plain.roll)
        return replace(
            square, x=square.x + down * float(np.sin(turn)), y=square.y + down * float(np.cos(turn))
        )


def candidates(rule: CropFraming, *, aligned: bool = False) -> tuple[CropVariant, ...]:
    """Return what is tried beside a rule, itself the first.

    Args:
        rule: The present one.
        aligned: Whether the faces have landmarks.
    """
    if not aligned:
        return tuple(dict.fromkeys(_candidates(rule.margin)))
    present = rule.aligned_margin
    margins = dict.fromkeys((present, *_ALIGNED_MARGINS))
    tried = (CropVariant(present, shift, aligned=True) for shift in (0.0, *_SHIFTS))
    others = (CropVariant(margin, aligned=True) for margin in margins)
    return tuple(dict.fromkeys((*tried, *others)))


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
