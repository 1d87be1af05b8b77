"""Options of a pipeline, which may be changed while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DetectorChoice = Literal["auto", "yunet", "haar"]
"""Which detector finds the faces: ``auto`` is YuNet where its weights are at hand."""
Sensitivity = Literal["cautious", "balanced", "eager"]
"""How sure a detector must be of a face; what that comes to is its own affair."""


@dataclass(frozen=True)
class PipelineOptions:
    """How faces are detected and smoothed; what it is by itself is what was measured.

    Attributes:
        smoothing: How strongly; see :class:`emolens.tracking.smoothing.Smoother`.
        smallest_face: Side of the smallest face looked for, in pixels of a picture that is reduced
            to 1,920 pixels, or live to 480.
        detector: What finds the faces.
        sensitivity: How sure it must be.
        any_roll: Whether YuNet looks in files for faces on their side or upside down, too.
    """

    smoothing: float = 1.0
    smallest_face: int = 36
    detector: DetectorChoice = "auto"
    sensitivity: Sensitivity = "balanced"
    any_roll: bool = False
