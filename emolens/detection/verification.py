"""Ask twice whether a box holds a face: of photographs, every fifth has one that does not.

The first cascade takes collars, hands and cloth for faces. A second one, which was trained apart
from it on other windows (Lienhart's tree-based one), looks at each box that the first one found.
Both seldom err at the same place. docs/detection.md has the curve, and what else was tried.
"""

from __future__ import annotations

from emolens.detection.cascade import Cascade
from emolens.detection.patch import cut_patch
from emolens.readings import Box, Image

UNASKED = 0.0
"""Votes that any box has: it is not looked at."""
LIKELY = 53.8
"""Votes that keep a face that is known: just what a window passes the last stage with."""
SURE = 54.7
"""Votes that make a face in a still (docs/detection.md)."""
CERTAIN = 55.2
"""Votes that make a new face among moving pictures, where it may show itself again and again."""

_CASCADE = "haarcascade_frontalface_alt2.xml"
_STEP = 1.05
_SIDE = 60  # of the box when looked at, in pixels: three times the cascade's own window
_REACH = 0.3
_SIZES = (45, 81)  # a box is off by no more than a quarter
_SAME = 0.4


class VerificationCascade:
    """Confirms or doubts boxes. One serves one thread."""

    def __init__(self) -> None:
        self._cascade = Cascade(_CASCADE, step=_STEP)

    def confirms(self, image: Image, box: Box, votes: float) -> bool:
        """Return whether a box, in pixels of a BGR or grey image, holds a face by so many votes."""
        return votes <= UNASKED or self.votes(image, box) >= votes

    def votes(self, image: Image, box: Box) -> float:
        """Return the sum of the last stage's votes for a face in the box; 0 without any."""
        patch = cut_patch(image, box, _SIDE, _REACH)
        if patch is None:
            return 0.0
        here = patch.inside(box)
        found = self._cascade.weigh(patch.grey, *_SIZES)
        return max((votes for other, votes in found if here.overlap(other) > _SAME), default=0.0)
