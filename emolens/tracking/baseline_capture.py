"""Capture of a neutral baseline: a face at rest, watched for a while."""

from __future__ import annotations

import numpy as np

from emolens.errors import BaselineError
from emolens.messages import mark
from emolens.readings import AnalysedFrame
from emolens.tracking.neutral_baseline import NeutralBaseline

SECONDS = 3.0
"""Long enough for a blink to matter little."""
_PATIENCE = 1.0  # seconds that the face may be out of sight


class BaselineCapture:
    """The capture of one track's neutral baseline.

    Args:
        track: Its id.
    """

    def __init__(self, track: int) -> None:
        self._track = track
        self._labels: tuple[str, ...] = ()
        self._scores: list[list[float]] = []
        self._begun: float | None = None
        self._seen = 0.0

    @property
    def left(self) -> float:
        """Seconds that are still to be watched."""
        return SECONDS if self._begun is None else max(0.0, SECONDS - (self._seen - self._begun))

    def watch(self, analysed: AnalysedFrame) -> NeutralBaseline | None:
        """Take in the next frame.

        Returns:
            The baseline once three seconds have been watched, None before.

        Raises:
            BaselineError: The face was lost, or is too far from neutral.
        """
        time = analysed.frame.time
        scores = next((r.scores for r in analysed.readings if r.face.track == self._track), None)
        if self._begun is None:
            self._begun = self._seen = time
        if not 0 <= time - self._seen <= _PATIENCE:
            raise BaselineError(mark("The face was lost; calibrate again when it is in view."))
        if scores is None:
            return None
        self._take(time, tuple(scores), list(scores.values()))
        return (
            NeutralBaseline(self._labels, np.mean(self._scores, axis=0)) if not self.left else None
        )

    def _take(self, time: float, labels: tuple[str, ...], scores: list[float]) -> None:
        if self._labels not in ((), labels):
            raise BaselineError(mark("Another model was chosen meanwhile; calibrate again."))
        self._labels = labels
        self._scores.append(scores)
        self._seen = time
