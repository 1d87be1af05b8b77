"""Correction of readings that were made without a neutral baseline, frame after frame in order."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from emolens.readings import Reading
from emolens.sources.clock import MonotonicClock
from emolens.tracking.neutral_baseline import Baselines, NeutralBaseline, baseline_for
from emolens.tracking.smoothing import Smoother


class Correction:
    """Makes of the readings of one film what a pipeline with baselines would have made of it.

    Only the scores are needed, so it is much cheaper than reading the film again.

    Args:
        baselines: Of the film's faces.
        smoothing: How strongly the film was smoothed.
        uncertain_below: The model's threshold.
    """

    def __init__(self, baselines: Baselines, smoothing: float, uncertain_below: float) -> None:
        self._baselines = baselines
        self._smoothing = smoothing
        self._uncertain_below = uncertain_below
        self._clock = MonotonicClock()
        self._smoothers: dict[int, Smoother] = {}

    def correct(self, time: float, readings: Sequence[Reading]) -> list[Reading]:
        """Return the readings of the next frame, whose time is in seconds of the film."""
        now = self._clock.at(time)
        corrected = []
        for reading in readings:
            baseline = baseline_for(self._baselines, reading.face.track, tuple(reading.scores))
            corrected.append(reading if baseline is None else self._by(baseline, reading, now))
        return corrected

    def _by(self, baseline: NeutralBaseline, reading: Reading, now: float) -> Reading:
        labels, track = tuple(reading.scores), reading.face.track
        own = baseline.correct(np.fromiter(reading.scores.values(), np.float32))
        named = dict(zip(labels, map(float, own), strict=True))
        if track is None or reading.smoothed is None:
            alone = dataclasses.replace(reading, corrected=named, smoothed=None)
            return alone.unsmoothed(self._uncertain_below)
        smoother = self._smoothers.setdefault(track, Smoother())
        state = smoother.update(own, now, strength=self._smoothing)
        assert state.smoothed is not None, "what is smoothed has smoothed scores"
        return dataclasses.replace(
            reading,
            expression=labels[state.top_label],
            uncertain=float(state.smoothed[state.top_label]) < self._uncertain_below,
            smoothed=dict(zip(labels, map(float, state.smoothed), strict=True)),
            corrected=named,
        )
