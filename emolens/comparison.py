"""Comparison of two models on the same faces: what a second one makes of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from emolens.model.crops import crop_face
from emolens.protocols import Model
from emolens.readings import AnalysedFrame, Comparison, Face, Reading
from emolens.tracking.smoothing import Smoother

_LONGEST_STEP = 1.0  # seconds between two frames of which one tells something of the other


class SecondReader:
    """Reads the faces of one source with a second model; one serves one thread.

    The faces are those that were found for the first model, the crops framed as the second wants
    them, and the scores smoothed alike.

    Args:
        model: The second model.
        name: What it is called.
    """

    def __init__(self, model: Model, name: str) -> None:
        self.model = model
        self._name = name
        self._smoothers: dict[int, Smoother] = defaultdict(Smoother)
        self._time = 0.0

    def read(self, analysed: AnalysedFrame, smoothing: float) -> AnalysedFrame:
        """Return a frame with what the second model makes of the faces that were found in it.

        Args:
            analysed: As the first model reads it.
            smoothing: How strongly scores are smoothed; see :class:`Smoother`.

        Raises:
            ModelError: The model computes something that its contract does not allow.
        """
        metadata = self.model.metadata
        if not 0 < analysed.frame.time - self._time < _LONGEST_STEP:
            self._smoothers.clear()
        self._time = analysed.frame.time
        readings: Mapping[Face, Reading] = {}
        if analysed.readings:
            image, framing = analysed.frame.image, metadata.crop
            crops = [crop_face(image, one.face, framing) for one in analysed.readings]
            scores = self.model.infer(np.stack(crops)).scores
            pairs = zip(analysed.readings, scores, strict=True)
            readings = {first.face: self._reading(first, own, smoothing) for first, own in pairs}
        comparison = Comparison(self._name, readings, metadata.uncertain_below)
        return replace(analysed, comparison=comparison)

    def _reading(self, first: Reading, scores: NDArray[np.float32], smoothing: float) -> Reading:
        labels, below = self.model.metadata.labels, self.model.metadata.uncertain_below
        own = dict(zip(labels, map(float, scores), strict=True))
        second = replace(first, scores=own, smoothed=None, corrected=None).unsmoothed(below)
        track = first.face.track
        if track is None or first.smoothed is None:
            return second
        shown = self._smoothers[track].update(scores, first.time, strength=smoothing)
        if shown.smoothed is None:
            return second
        smoothed = dict(zip(labels, map(float, shown.smoothed), strict=True))
        name = labels[shown.top_label]
        return replace(second, expression=name, uncertain=smoothed[name] < below, smoothed=smoothed)
