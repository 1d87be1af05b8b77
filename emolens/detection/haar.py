"""Find faces with OpenCV's Haar cascades."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import cv2
import numpy as np

from emolens.detection.boxes import by_size, within
from emolens.detection.cascade import Cascade
from emolens.detection.conversion import as_grey
from emolens.detection.patch import cut_patch
from emolens.detection.verification import SURE, VerificationCascade
from emolens.options import PipelineOptions
from emolens.readings import Box, Image

_CASCADE = "haarcascade_frontalface_default.xml"
_STEP = 1.1  # at 1.2 faces begin to be missed in reduced frames
NEIGHBOURS = 5
"""Windows that must agree on a face in a still."""
_NEAR = 3  # windows, where a face is expected
_PROPOSING = 2  # a proposal is looked at again, larger: it need only be near a face
_SIDE = 60  # of a face when it is looked for around a box, in pixels
_SIZES = (42, 84)  # how much it may have grown or shrunk since
_REACHES = ((0.25, 0.6), (0.4, 0.3))
"""How far beyond the box it is looked for, in sides, and what it must share with the box: first
where it mostly is, by seven tenths of the computing that the second takes (docs/detection.md)."""
_LIVE_PARTS = (2.0, 1.53, 1.25, 1.0)
"""Sides, in the smallest face's, from which on each part of a live scan looks for faces. A size
costs by the inverse of its square, so that each part takes a fifth to a third of the time."""


class HaarDetector:
    """Finds upright frontal faces. One detector serves one thread.

    Attributes:
        caution: Votes that new faces need beyond those that they need by themselves.

    Args:
        longest_side: Larger images are reduced to this many pixels before the scan.
        smallest_face: Side of the smallest face looked for, in pixels of the scanned image.
        parts: Sides from which on each part of a scan looks for faces, in the smallest face's, the
            largest first.
    """

    caution: float = 0.0

    def __init__(
        self, *, longest_side: int, smallest_face: int, parts: Sequence[float] = (1.0,)
    ) -> None:
        self._longest_side = longest_side
        self._smallest_face = smallest_face
        self._parts = parts
        self._cascade = Cascade(_CASCADE, step=_STEP)
        self._second_look = VerificationCascade()

    @classmethod
    def thorough(cls) -> Self:
        """Return a detector that finds small faces in a group."""
        return cls(longest_side=1920, smallest_face=36)

    @classmethod
    def live(cls) -> Self:
        """Return a detector that keeps up with a camera."""
        return cls(longest_side=480, smallest_face=36, parts=_LIVE_PARTS)

    @property
    def parts(self) -> int:
        """How many proposals together scan a whole frame."""
        return len(self._parts)

    def configure(self, options: PipelineOptions) -> None:
        """Find faces as these options say from now on."""
        self._smallest_face = options.smallest_face
        self.caution = options.caution

    def detect(self, image: Image) -> tuple[Box, ...]:
        """Return the faces in pixels of ``image``, within it, the largest first."""
        grey = as_grey(image)
        boxes = self.candidates(grey, NEIGHBOURS)
        votes = SURE + self.caution
        return tuple(box for box in boxes if self._second_look.confirms(grey, box, votes))

    def propose(self, image: Image, part: int) -> tuple[Box, ...]:
        """Return where faces may be, for :meth:`around` to find them; the largest first.

        Args:
            image: BGR or grey.
            part: Which sizes to look for, from 0, the largest, to ``parts - 1``.
        """
        starts = [round(self._smallest_face * start) for start in self._parts]
        largest = starts[part - 1] - 1 if part else 0
        return self._scan(image, _PROPOSING, starts[part], largest)

    def candidates(self, image: Image, neighbours: int) -> tuple[Box, ...]:
        """Return what the first cascade takes for faces, the largest first.

        Args:
            image: BGR or grey.
            neighbours: How many neighbouring windows must agree.
        """
        return self._scan(image, neighbours, self._smallest_face, 0)

    def _scan(self, image: Image, neighbours: int, smallest: int, largest: int) -> tuple[Box, ...]:
        # No histogram equalisation: it costs recall.
        grey = as_grey(image)
        scan, scale = self._reduced(grey)
        if min(scan.shape) < smallest:
            return ()
        boxes = self._cascade.scan(scan, neighbours, smallest, largest)
        return by_size(within(_scaled(box, scale), grey.shape) for box in boxes)

    def around(self, image: Image, expected: Box, votes: float) -> Box | None:
        """Return the face around a box, within ``image``, if there is one.

        The work does not depend on the size of the box.

        Args:
            image: BGR or grey.
            expected: Where the face may be, in pixels of the image.
            votes: What the second look asks for (:mod:`emolens.detection.verification`).
        """
        for reach, shared in _REACHES:
            box = self._near(image, expected, reach, shared)
            if box:
                return box if self._second_look.confirms(image, box, votes) else None
        return None

    def _near(self, image: Image, expected: Box, reach: float, shared: float) -> Box | None:
        patch = cut_patch(image, expected, _SIDE, reach)
        if patch is None:
            return None
        here = patch.inside(expected)
        found = self._cascade.scan(patch.grey, _NEAR, *_SIZES)
        best = max(found, key=here.overlap, default=None)
        if best is None or best.overlap(here) < shared:
            return None
        return within(patch.outside(best), image.shape)

    def _reduced(self, grey: Image) -> tuple[Image, float]:
        """Return the image to scan and how many pixels of the full one its pixels span."""
        scale = max(grey.shape) / self._longest_side
        if scale <= 1:
            return grey, 1.0
        height, width = (max(1, round(side / scale)) for side in grey.shape)
        reduced = cv2.resize(grey, (width, height), interpolation=cv2.INTER_AREA)
        return np.asarray(reduced, np.uint8), scale


def _scaled(box: Box, scale: float) -> Box:
    return Box(*(round(value * scale) for value in (box.x, box.y, box.width, box.height)))
