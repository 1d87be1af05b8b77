"""Options of the pipeline, as the settings have them."""

from __future__ import annotations

from desktop.settings.declared import Settings
from emolens.options import PipelineOptions

_CAUTION = {"cautious": 0.3, "balanced": 0.0, "eager": -0.5}
"""Votes, from the curve in docs/detection.md: up to where many faces begin to be lost, and down to
where a new face in moving pictures needs what one in a still is used to."""


def options_of(settings: Settings) -> PipelineOptions:
    """Return how faces are found and followed."""
    return PipelineOptions(
        settings.smoothing, settings.smallest_face, _CAUTION[settings.sensitivity]
    )
