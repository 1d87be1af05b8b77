"""Verification cascade: a stage score for each box of the first cascade, which errs elsewhere.

The first cascade takes collars, hands and cloth for faces, on every fifth photograph. The second
was trained apart from it on other windows (Lienhart's tree-based one), and both seldom err at the
same place. docs/detection.md has the curve, and what else was tried.
"""

from __future__ import annotations

from emolens.detection.cascade import Cascade
from emolens.detection.patch import cut_patch
from emolens.readings import Box, Image

UNVERIFIED = 0.0
"""Score that any box has."""
THRESHOLD = 54.7
"""Score that makes a face (docs/detection.md); a window passes the last stage with 53.76."""

_CASCADE = "haarcascade_frontalface_alt2.xml"
_STEP = 1.05
_SIDE = 60  # of the box when looked at, in pixels: three times the cascade's own window
_REACH = 0.3
_SIZES = (45, 81)  # a box is off by no more than a quarter
_SAME = 0.4


class VerificationCascade:
    """Scores boxes. One serves one thread."""

    def __init__(self) -> None:
        self._cascade = Cascade(_CASCADE, step=_STEP)

    def score(self, image: Image, box: Box) -> float:
        """Return the highest score of the last stage for a face in a box; 0 without any.

        Args:
            image: BGR or grey.
            box: In pixels of the image.
        """
        patch = cut_patch(image, box, _SIDE, _REACH)
        if patch is None:
            return UNVERIFIED
        here = patch.inside(box)
        found = self._cascade.weigh(patch.grey, *_SIZES)
        scores = (score for other, score in found if here.overlap(other) > _SAME)
        return max(scores, default=UNVERIFIED)
