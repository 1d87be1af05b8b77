"""What is shown of a face over time: steady, yet quick to follow a real change."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_MEMORY = 0.15
"""Seconds in which old scores lose weight e-fold."""
_LEAD = 0.1
"""Share by which another expression must lead to be shown in time; smaller leads count for nothing.
"""
_EVIDENCE = 0.085
"""Seconds times share that leads beyond that must add up to. A lead of 0.43 does so within 0.3 s at
10, 15 and 30 frames a second."""
_DOUBT = _LEAD / 2  # where two expressions trade shares, one share moves half as far as the lead
_LONGEST_STEP = 0.09  # seconds that one frame can speak for, so that none decides alone


@dataclass(frozen=True, eq=False)
class Shown:
    """What is shown of a face.

    Attributes:
        smoothed: float64 ``[labels]``, summing to 1; None where nothing was smoothed.
        leader: Place of the expression shown among the labels.
        uncertain: Whether its share is below the model's threshold.
        corrected: float32 ``[labels]``, what was smoothed where that is not the scores themselves.
    """

    smoothed: NDArray[np.float64] | None
    leader: int
    uncertain: bool
    corrected: NDArray[np.float32] | None = None


def unsmoothed(scores: NDArray[np.float32], uncertain_below: float) -> Shown:
    """Return what scores, ``[labels]``, say by themselves."""
    leader = int(scores.argmax())
    return Shown(None, leader, bool(scores[leader] < uncertain_below))


class Smoother:
    """Steadies the scores of the faces of one source.

    Shares are averaged with weights that fade exponentially with age. The name and its doubt change
    by cumulative sums (Page 1954, doi 10.1093/biomet/41.1-2.100), which of all tests find a lasting
    change soonest at a given rate of false alarms (Moustakides 1986, doi 10.1214/aos/1176350164).

    Attributes:
        strength: As below; may be changed.

    Args:
        uncertain_below: The model's threshold: a smaller share makes a face uncertain.
        strength: 0 shows every frame as it is; 1 is as steady as it can be with a clear change
            shown within 0.3 seconds; above, changes come later in proportion.
    """

    def __init__(self, uncertain_below: float, strength: float = 1.0) -> None:
        self._uncertain_below = uncertain_below
        self.strength = strength
        self._faces: dict[int, _Face] = {}

    def update(self, track: int, time: float, scores: NDArray[np.float32]) -> Shown:
        """Return what to show of a face.

        Args:
            track: Its number.
            time: Of the frame, in seconds; later than that of the face's last.
            scores: ``[labels]``, summing to 1.
        """
        if track not in self._faces:
            self._faces[track] = self._begin(time, scores)
        else:
            self._learn(self._faces[track], time, scores)
        face = self._faces[track]
        return Shown(face.smoothed, face.leader, face.uncertain)

    def unsmoothed(self, scores: NDArray[np.float32]) -> Shown:
        """Return what the scores of a face that is not followed, ``[labels]``, say."""
        return unsmoothed(scores, self._uncertain_below)

    def keep_only(self, tracks: Collection[int]) -> None:
        """Forget all other faces."""
        self._faces = {track: self._faces[track] for track in self._faces.keys() & tracks}

    def _begin(self, time: float, scores: NDArray[np.float32]) -> _Face:
        first = unsmoothed(scores, self._uncertain_below)
        rivals = np.zeros(len(scores))
        return _Face(time, scores.astype(np.float64), first.leader, first.uncertain, rivals)

    def _learn(self, face: _Face, time: float, scores: NDArray[np.float32]) -> None:
        step = time - face.time
        face.time = time
        memory = _MEMORY * self.strength
        weight = 1 - math.exp(-step / memory) if memory else 1.0
        face.smoothed = face.smoothed + weight * (scores - face.smoothed)
        self._weigh(face, min(step, _LONGEST_STEP), scores)

    def _weigh(self, face: _Face, step: float, scores: NDArray[np.float32]) -> None:
        """Add the evidence for another leader and for a change of its doubt."""
        leads = scores - scores[face.leader] - _LEAD * self.strength
        face.rivals = np.maximum(0, face.rivals + step * leads)
        if face.rivals.max() > _EVIDENCE * self.strength:
            face.leader = int(face.rivals.argmax())
            face.rivals, face.doubt = np.zeros(len(scores)), 0.0
        missing = float(self._uncertain_below - scores[face.leader])
        against = (-missing if face.uncertain else missing) - _DOUBT * self.strength
        face.doubt = max(0.0, face.doubt + step * against)
        if face.doubt > _EVIDENCE * self.strength:
            face.uncertain, face.doubt = not face.uncertain, 0.0


@dataclass
class _Face:
    time: float
    smoothed: NDArray[np.float64]
    leader: int
    uncertain: bool
    rivals: NDArray[np.float64]
    """For each label, the evidence that it leads, in seconds times share."""
    doubt: float = 0.0
    """The evidence that ``uncertain`` is wrong, likewise."""
