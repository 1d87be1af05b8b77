"""Smoothing of a track's scores over time: steady, yet quick to follow a real change."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_MEMORY = 0.15
"""Seconds in which old scores lose weight e-fold."""
_SLACK = 0.1
"""Share by which another label must lead to be shown in time; smaller leads count for nothing. (The
reference value of a cumulative sum.)"""
_DECISION = 0.085
"""Seconds times share that leads beyond the slack must add up to (its decision interval). A lead of
0.43 does so within 0.3 s at 10, 15 and 30 frames a second."""
_UNCERTAINTY_SLACK = _SLACK / 2
"""Where two labels trade shares, one share moves half as far as the lead."""
_LONGEST_STEP = 0.09  # seconds that one frame can speak for, so that none decides alone


@dataclass(frozen=True, eq=False)
class DisplayState:
    """What is shown of a face.

    Attributes:
        top_label: Place of the expression shown among the labels.
        uncertain: Whether its share is below the model's threshold.
        smoothed: float64 ``[labels]``, summing to 1; None where nothing was smoothed.
        corrected: float32 ``[labels]``, what was smoothed where that is not the scores themselves.
    """

    top_label: int
    uncertain: bool
    smoothed: NDArray[np.float64] | None = None
    corrected: NDArray[np.float32] | None = None


def unsmoothed(scores: NDArray[np.float32], uncertain_below: float) -> DisplayState:
    """Return what scores, ``[labels]``, say by themselves.

    Args:
        scores: ``[labels]``, summing to 1.
        uncertain_below: The model's threshold: a smaller top share is uncertain.
    """
    top = int(scores.argmax())
    return DisplayState(top, bool(scores[top] < uncertain_below))


class Smoother:
    """Steadies the scores of one track.

    Shares are averaged with weights that fade exponentially with age. The top label and its
    uncertainty change by cumulative sums (Page 1954, doi 10.1093/biomet/41.1-2.100), which of all
    tests find a lasting change soonest at a given rate of false alarms (Moustakides 1986, doi
    10.1214/aos/1176350164).
    """

    def __init__(self) -> None:
        self._state: _State | None = None

    def update(
        self,
        scores: NDArray[np.float32],
        now: float,
        *,
        uncertain_below: float,
        strength: float = 1.0,
    ) -> DisplayState:
        """Take in the next frame's scores, and return what to show.

        Args:
            scores: ``[labels]``, summing to 1.
            now: Time of the frame, in seconds; later than that of the last.
            uncertain_below: The model's threshold: a smaller share is uncertain.
            strength: 0 shows every frame as it is; 1 is as steady as it can be with a clear change
                shown within 0.3 seconds; above, changes come later in proportion.
        """
        if self._state is None:
            first = unsmoothed(scores, uncertain_below)
            self._state = _State(now, scores, first.top_label, first.uncertain)
        else:
            self._state.update(scores, now, uncertain_below, strength)
        state = self._state
        return DisplayState(state.top_label, state.uncertain, state.smoothed)


class _State:
    """The running mean of the scores, and the cumulative sums for another label and certainty."""

    def __init__(
        self, now: float, scores: NDArray[np.float32], top_label: int, uncertain: bool
    ) -> None:
        self.smoothed = scores.astype(np.float64)
        self.top_label = top_label
        self.uncertain = uncertain
        self._now = now
        self._leads = np.zeros(len(scores))  # of each label, in seconds times share
        self._certainty = 0.0  # that ``uncertain`` is wrong, likewise

    def update(
        self, scores: NDArray[np.float32], now: float, uncertain_below: float, strength: float
    ) -> None:
        step, self._now = now - self._now, now
        memory = _MEMORY * strength
        weight = 1 - math.exp(-step / memory) if memory else 1.0
        self.smoothed = self.smoothed + weight * (scores - self.smoothed)
        step = min(step, _LONGEST_STEP)
        self._weigh_labels(scores, step, strength)
        self._weigh_uncertainty(float(uncertain_below - scores[self.top_label]), step, strength)

    def _weigh_labels(self, scores: NDArray[np.float32], step: float, strength: float) -> None:
        """Add up what speaks for another top label."""
        leads = scores - scores[self.top_label] - _SLACK * strength
        self._leads = np.maximum(0, self._leads + step * leads)
        if self._leads.max() > _DECISION * strength:
            self.top_label = int(self._leads.argmax())
            self._leads, self._certainty = np.zeros(len(scores)), 0.0

    def _weigh_uncertainty(self, missing: float, step: float, strength: float) -> None:
        """Add up what speaks against the uncertainty shown, given the share that is missing."""
        against = (-missing if self.uncertain else missing) - _UNCERTAINTY_SLACK * strength
        self._certainty = max(0.0, self._certainty + step * against)
        if self._certainty > _DECISION * strength:
            self.uncertain, self._certainty = not self.uncertain, 0.0
