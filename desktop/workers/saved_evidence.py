"""Evidence for saved readings: their faces, found again in the frame and explained by the model."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from emolens.detection.schedule import FullScan
from emolens.explanation import evidence_of
from emolens.options import PipelineOptions
from emolens.protocols import EvidenceModel
from emolens.readings import Detection, Evidence, Face, Frame, Reading

_SAME = 0.5
"""Intersection over union of boxes of one face."""


class SavedEvidence:
    """Explains the readings of a result; any thread may ask.

    A result keeps boxes and no landmarks, by which a crop is turned upright; so the faces are
    detected again, by the detector that the result names.

    Args:
        load: Returns the model that reads now.
        metadata: Of the result.
    """

    def __init__(self, load: Callable[[], EvidenceModel], metadata: Mapping[str, Any]) -> None:
        self._load = load
        model, settings = metadata.get("model"), metadata.get("settings")
        self._digest = model.get("digest") if isinstance(model, Mapping) else None
        haar = isinstance(settings, Mapping) and settings.get("detector") == "haar"
        self._scanner = FullScan()
        self._scanner.configure(PipelineOptions(detector="haar" if haar else "auto"))
        self._scanning = threading.Lock()

    def of(
        self, frame: Frame, readings: Sequence[Reading], *, still: bool
    ) -> Mapping[Face, Evidence]:
        """Return the evidence for faces; nothing where another model read them.

        Args:
            frame: Theirs.
            readings: Of the frame.
            still: Whether there is time to cover parts of the faces.

        Raises:
            ModelError: The model file is refused.
        """
        model = self._load()
        if not readings or model.metadata.keras_digest != self._digest:
            return {}
        with self._scanning:
            detections = self._scanner.find(frame, frame.time, ())
        again = [_found_again(one, detections) for one in readings]
        return evidence_of(model, frame, [one for one in again if one is not None], still=still)


def _found_again(reading: Reading, detections: Sequence[Detection]) -> Reading | None:
    """Return a reading with the landmarks of its face; None where that is not found again."""
    box = reading.face.box
    same = max(detections, key=lambda one: one.box.overlap(box), default=None)
    if same is None or same.box.overlap(box) < _SAME:
        return None
    return replace(reading, face=replace(reading.face, landmarks=same.landmarks))
