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

    Attributes:
        track: As below.

    Args:
        track: Its id.
        source: What it is seen in, for the files.
    """

    def __init__(self, track: int, source: str = "") -> None:
        self.track = track
        self._origin = source
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
        scores = next((r.scores for r in analysed.readings if r.face.track == self.track), None)
        if self._begun is None:
            self._begun = self._seen = time
        if not 0 <= time - self._seen <= _PATIENCE:
            raise BaselineError(mark("The face was lost; try again when it is in view."))
        if scores is None:
            return None
        self._take(time, tuple(scores), list(scores.values()))
        if self.left:
            return None
        return NeutralBaseline(self._labels, np.mean(self._scores, axis=0), self._origin)

    def _take(self, time: float, labels: tuple[str, ...], scores: list[float]) -> None:
        if self._labels not in ((), labels):
            raise BaselineError(mark("Another model was chosen meanwhile; try again."))
        self._labels = labels
        self._scores.append(scores)
        self._seen = time
