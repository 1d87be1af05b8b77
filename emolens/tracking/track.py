"""Track: one face followed over time, with everything that is known of it."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator
from itertools import count

import numpy as np
from numpy.typing import NDArray

from emolens.readings import Box, Face, FaceQuality, Landmarks
from emolens.tracking.face_belief import FaceBelief
from emolens.tracking.motion import Motion
from emolens.tracking.neutral_baseline import NeutralBaseline
from emolens.tracking.smoothing import DisplayState, Smoother

_PATIENCE = 1.25
"""Seconds a face may be lost: one out of sight, and the frame in which it is found again."""
_REACH = 0.5
_REACH_GROWTH = 1.0
"""Sides of a face that it may be from where it is expected, at once and more with each second that
it was not seen: heads turn back within a second, and seldom move by more than a face beyond."""
_SIGHTINGS = 3  # in a row make a face, as in DeepSORT (Wojke et al., 2017)
_PROBATION = 0.1  # seconds that they must span, for at high rates the same noise lasts frames


class Track:
    """One face followed over time.

    It is tentative at first, and confirmed once it was detected several times in a row. A tentative
    one stands for one frame alone: it has no id, and nothing that is read of it is smoothed.

    Attributes:
        id: What users call it; given when it is first shown, None before.
        box: Where it was detected last.
        landmarks: Of the face there; None where the detector has none.
        quality: Of the face there; None where nobody looked.
        seen: When that was, in seconds.
        confirmed: Whether it was detected often enough.
        baseline: What its scores are corrected by; None for none.

    Args:
        box: Where it is detected.
        now: When, in seconds.
        ids: The next ids of its source.
        trusted: Whether the next detection confirms it.
    """

    def __init__(
        self, box: Box, now: float, ids: Iterator[int] | None = None, *, trusted: bool = False
    ) -> None:
        self.id: int | None = None
        self.box = box
        self.landmarks: Landmarks | None = None
        self.quality: FaceQuality | None = None
        self.seen = now
        self.confirmed = False
        self.baseline: NeutralBaseline | None = None
        self.motion = Motion(box, now)
        self._ids = ids or count(1)
        self._begun = -math.inf if trusted else now
        self._sightings = _SIGHTINGS if trusted else 1
        self.forget_scores()

    @property
    def face(self) -> Face:
        """The face, as it was detected last."""
        return Face(self.box, self.id, self.landmarks, self.quality)

    def expected(self, now: float) -> Box:
        """Return where it is expected at a time in seconds; that may leave the frame."""
        return self.motion.box_at(now)

    def reach(self, now: float) -> float:
        """Return how far it may be from there, in sides of the face."""
        return _REACH + _REACH_GROWTH * min(now - self.seen, _PATIENCE)

    def is_over(self, now: float) -> bool:
        """Return whether it is lost for good."""
        return now - self.seen >= _PATIENCE

    def see(self, box: Box, now: float) -> None:
        """Take in where it is detected at a time in seconds, later than the last."""
        if now - self.seen >= _PATIENCE:  # where frames are rare, what moved stands again
            self.motion = Motion(box, now)
        # A detector that did not search passes on what was expected, which teaches nothing.
        elif box != self.expected(now):
            self.motion.see(box, now)
        self.box, self.seen = box, now
        self._sightings += 1
        if self._sightings >= _SIGHTINGS and now - self._begun >= _PROBATION:
            self.confirmed = True

    def is_face(self, margin: float, now: float) -> bool:
        """Return whether it is of a face, given what the model says of it in this frame.

        Args:
            margin: As :func:`emolens.tracking.face_belief.margin` returns it.
            now: Time of the frame, in seconds.
        """
        return self._belief.update(margin, now) if self.confirmed else margin >= 0

    def identify(self) -> int | None:
        """Return its id, given now where it has none; None as long as it is tentative."""
        if self.confirmed and self.id is None:
            self.id = next(self._ids)
        return self.id

    def show(self, scores: NDArray[np.float32], now: float, *, smoothing: float) -> DisplayState:
        """Return what to show of it, and give it its id if it has none.

        Args:
            scores: The model's in this frame, ``[labels]``, summing to 1.
            now: Time of the frame, in seconds; later than that of the last one shown.
            smoothing: How strongly; see :class:`~.smoothing.Smoother`.
        """
        self.identify()
        corrected = self.baseline.correct(scores) if self.baseline else None
        own = scores if corrected is None else corrected
        if not self.confirmed:
            return DisplayState(int(own.argmax()), corrected=corrected)
        state = self._smoother.update(own, now, strength=smoothing)
        return dataclasses.replace(state, corrected=corrected)

    def forget_scores(self) -> None:
        """Forget what a model said of it, for another one says otherwise; it keeps its id."""
        self._belief = FaceBelief()
        self._smoother = Smoother()
