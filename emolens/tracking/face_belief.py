"""Belief that a track is of a face, gathered from what the model says of it frame by frame."""

from __future__ import annotations

import math

_MEMORY = 1.0
"""Seconds in which what was said of a track loses weight e-fold: as long as a head looks away."""
_CLEAR = 3.0
"""Log-odds beyond the threshold's that count for no more, so that no frame decides alone."""
_SLACK = 1.0  # log-odds below the threshold's at which a face is one no longer
_LONGEST_STEP = 0.1  # seconds that one frame can speak for
_SMALLEST = 1e-6  # probability


def margin(probability: float, threshold: float) -> float:
    """Return by how much the log-odds of a face are beyond those of a threshold.

    Args:
        probability: That it is a face, by the model.
        threshold: The model's own, a probability too.
    """
    return _log_odds(probability) - _log_odds(threshold)


class FaceBelief:
    """Whether a track is of a face.

    It is once the mean of its margins, over all its frames at first and over about a second later
    on, is not negative, and until it is clearly so: what is none is never shown, and who looks away
    for a moment stays.
    """

    def __init__(self) -> None:
        self._now = -math.inf
        self._mean = 0.0
        self._frames = 0
        self._is_face = False

    def update(self, margin: float, now: float) -> bool:
        """Take in the next frame, and return whether the track is of a face.

        Args:
            margin: As :func:`margin` returns it.
            now: Time of the frame, in seconds.
        """
        step = min(now - self._now, _LONGEST_STEP)
        self._now = now
        self._frames += 1
        weight = max(1 / self._frames, 1 - math.exp(-step / _MEMORY))
        self._mean += weight * (max(-_CLEAR, min(margin, _CLEAR)) - self._mean)
        self._is_face = self._mean >= (-_SLACK if self._is_face else 0)
        return self._is_face


def _log_odds(probability: float) -> float:
    bounded = min(max(float(probability), _SMALLEST), 1 - _SMALLEST)
    return math.log(bounded / (1 - bounded))
