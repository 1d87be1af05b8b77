"""Anchor: a frame of a video by which a place in it is found again for certain."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, field

from emolens.readings import Frame

_DIGEST_BYTES = 16


@dataclass(frozen=True)
class Anchor:
    """What is remembered of a frame, to know it again after a jump.

    Attributes:
        time: Its seconds.
        digest: Of its picture.
        reached: Seconds up to which the file's packets had been read when it came, by the
            container's count. Not compared.
    """

    time: float
    digest: str
    reached: float = field(default=-math.inf, compare=False)

    @classmethod
    def of(cls, frame: Frame, reached: float) -> Anchor:
        """Return the anchor of a frame, given how far the file had been read."""
        picture = hashlib.blake2b(frame.image.tobytes(), digest_size=_DIGEST_BYTES)
        picture.update(str(frame.image.shape).encode())
        return cls(frame.time, picture.hexdigest(), reached)
