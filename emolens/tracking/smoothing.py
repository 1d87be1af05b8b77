"""Smoothing of a track's scores over time: steady, yet quick to follow a real change."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_QUICK = 0.12
"""Seconds in which the quick mean forgets old scores e-fold. A label that comes to lead by 0.43 is
named within 0.3 s at 10, 15 and 30 frames a second."""
_SLOW = 2.0  # seconds in which the smoothed scores come to the quick mean, e-fold
_CLOSE = 0.1
"""Share by which smoothed scores may be away from the quick mean, and the named label behind the
highest. All three numbers were chosen by measuring (docs/adr/0013-the-name-follows-the-bars.md)."""
_LONGEST_STEP = 0.1  # seconds that one frame can speak for, so that none decides alone


@dataclass(frozen=True, eq=False)
class DisplayState:
    """What is shown of a face.

    Attributes:
        top_label: Place of the expression shown among the labels.
        smoothed: float64 ``[labels]``, summing to 1; None where nothing was smoothed.
        corrected: float32 ``[labels]``, what was smoothed where that is not the scores themselves.
    """

    top_label: int
    smoothed: NDArray[np.float64] | None = None
    corrected: NDArray[np.float32] | None = None


class Smoother:
    """Smooths the scores of one track, and names one label by the smoothed scores alone.

    The smoothed scores come slowly to a quick, exponentially weighted mean of the scores, but are
    never away from it by more than a small share: noise within that share is averaged for long, and
    a change beyond it moves them at once. The label that is named changes when another one leads it
    by that same share.
    """

    def __init__(self) -> None:
        self._state: _State | None = None

    def update(
        self, scores: NDArray[np.float32], now: float, *, strength: float = 1.0
    ) -> DisplayState:
        """Take in the next frame's scores, and return what to show.

        Args:
            scores: ``[labels]``, summing to 1.
            now: Time of the frame, in seconds; later than that of the last.
            strength: 0 shows every frame as it is; 1 is as steady as it can be with a clear change
                shown within 0.3 seconds; above, changes come later in proportion. The named label
                is never behind by more than at 1.
        """
        if self._state is None:
            self._state = _State(now, scores)
        else:
            self._state.update(scores, now, strength)
        return DisplayState(self._state.top_label, self._state.smoothed)


class _State:
    """The quick mean, the smoothed scores, both float64 ``[labels]``, and the label named."""

    def __init__(self, now: float, scores: NDArray[np.float32]) -> None:
        self._now = now
        self._quick = self.smoothed = scores.astype(np.float64)
        self.top_label = int(scores.argmax())

    def update(self, scores: NDArray[np.float32], now: float, strength: float) -> None:
        step, self._now = now - self._now, now
        recent = _weight(min(step, _LONGEST_STEP), _QUICK * strength)
        self._quick = self._quick + recent * (scores - self._quick)
        away = (1 - _weight(step, _SLOW * strength)) * (self.smoothed - self._quick)
        self.smoothed = self._quick + _within(_CLOSE * strength, away)
        self._name(_CLOSE * min(1.0, strength))

    def _name(self, margin: float) -> None:
        top = int(self.smoothed.argmax())
        if self.smoothed[top] - self.smoothed[self.top_label] >= margin:
            self.top_label = top


def _weight(step: float, memory: float) -> float:
    """Return what a value counts for after a step, both in seconds, in a mean that forgets."""
    return 1 - math.exp(-step / memory) if memory else 1.0


def _within(reach: float, away: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a difference of scores, cut where it is larger than ``reach`` for any label."""
    largest = np.abs(away).max()
    return away * (reach / largest) if largest > reach else away
