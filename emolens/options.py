"""Options of a pipeline, which may be changed while it runs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PipelineOptions:
    """How faces are detected and smoothed; what it is by itself is what was measured.

    Attributes:
        smoothing: How strongly; see :class:`emolens.tracking.smoothing.Smoother`.
        smallest_face: Side of the smallest face looked for, in pixels of the scanned image.
        caution: Votes that the second look asks for beyond those that it is used to
            (:mod:`emolens.detection.verification`; docs/detection.md has the curve).
    """

    smoothing: float = 1.0
    smallest_face: int = 36
    caution: float = 0.0
