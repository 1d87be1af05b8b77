"""Camera faults that an image shows: nothing at all, or its upper part alone."""

from __future__ import annotations

from enum import Enum

import numpy as np

from emolens.messages import Message, mark
from emolens.readings import Image

_STEP = 8
"""Every eighth pixel of a row and of a column is looked at: 4,800 of a 640 x 480 frame."""
_DARK = 32
"""Of 255. A covered lens gives noise below it, a face by candlelight more."""
_LIT_SHARE = 0.002
"""Of a dark picture that may be bright: the sensor's stuck pixels, a pilot lamp."""
_LEAST_BAND = 1 / 8
"""Of the height: less hides no face, and may be a date that the camera writes below."""
_MISSING = {(128, 128, 128), (0, 0, 0), (0, 154, 0), (0, 135, 0)}
"""What OpenCV makes of absent data (BGR): of JPEG, of BGR, of YUV in its two ranges."""
_HOLD_SECONDS = 3.0
"""Long enough to read a sentence about something that lasted for one frame."""


class ImageFault(Enum):
    """What can be wrong with an image, and what helps."""

    BLACK = mark("The picture is black; open the shutter or turn on a light.")
    BROKEN = mark("The camera sends broken pictures; try another cable or port.")


def fault_of(image: Image) -> ImageFault | None:
    """Return what is wrong with a BGR image uint8 ``[height, width, 3]``, None if nothing is.

    A picture whose transfer broke off has a band of one colour at its bottom: grey where JPEG ends
    early, green or black where raw lines are missing. A sensor's noise leaves no rows so alike.
    """
    sample = image[::_STEP, ::_STEP]
    if np.count_nonzero(sample.max(axis=2) >= _DARK) <= _LIT_SHARE * sample[..., 0].size:
        return ImageFault.BLACK
    return ImageFault.BROKEN if _is_cut(sample) else None


class LastingFault:
    """Keeps a fault in view for a few seconds, although the next image may be sound."""

    def __init__(self) -> None:
        self._fault: ImageFault | None = None
        self._until = 0.0

    def note(self, fault: ImageFault | None, now: float) -> None:
        """Note the fault of an image that came at ``now``, in seconds that only grow."""
        if fault is not None:
            self._fault, self._until = fault, now + _HOLD_SECONDS

    def remark(self, now: float) -> Message | None:
        """Return what to say at ``now``, None where there is nothing."""
        lasts = self._fault is not None and now < self._until
        return Message(self._fault.value) if self._fault is not None and lasts else None


def _is_cut(sample: Image) -> bool:
    band = sample[-max(1, round(len(sample) * _LEAST_BAND)) :]
    color = sample[-1, -1]
    bars = bool((sample[0] == color).all())  # above and below a picture of another shape
    return tuple(color.tolist()) in _MISSING and not bars and bool((band == color).all())
