"""Options of the pipeline, as the settings have them."""

from __future__ import annotations

from typing import cast

from desktop.settings.declared import Settings
from emolens.options import DetectorChoice, PipelineOptions, Sensitivity


def options_of(settings: Settings) -> PipelineOptions:
    """Return how to analyse."""
    return PipelineOptions(
        smoothing=settings.smoothing,
        smallest_face=settings.smallest_face,
        detector=cast(DetectorChoice, settings.detector),
        sensitivity=cast(Sensitivity, settings.sensitivity),
    )
