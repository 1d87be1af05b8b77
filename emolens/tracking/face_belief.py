"""Which boxes hold faces, by what the model says of them: at once in stills, else over time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from emolens.readings import Face, Frame
from emolens.sources.clock import MonotonicClock

_MEMORY = 1.0
"""Seconds in which what was said of a track loses weight e-fold: as long as a head looks away."""
_CLEAR = 3.0
"""Log-odds beyond the threshold's that count for no more, so that no frame decides alone."""
_SLACK = 1.0  # log-odds below the threshold's at which a face is one no longer
_LONGEST_STEP = 0.1  # seconds that one frame can speak for
_FORGOTTEN = 2.0  # seconds; the tracker waits for less
_SMALLEST = 1e-6  # probability


@dataclass
class _Track:
    time: float
    mean: float = 0.0
    frames: int = 0
    is_face: bool = False


class FaceTest:
    """Tells the faces of one source from what the detector takes for such.

    A face that is followed is one once the mean of its log-odds, over all its frames at first and
    over about a second later on, reaches the threshold, and until it is clearly below: what is
    none is never shown, and who looks away for a moment stays.

    Args:
        no_face_below: The model's threshold; None where it cannot tell, and every box passes.
    """

    def __init__(self, no_face_below: float | None) -> None:
        self._threshold = None if no_face_below is None else _log_odds(no_face_below)
        self._timeline = MonotonicClock()
        self._tracks: dict[int, _Track] = {}

    def passed(
        self, frame: Frame, faces: Sequence[Face], probabilities: Iterable[float] | None
    ) -> list[bool]:
        """Return which of a frame's faces are such.

        Args:
            frame: The next one.
            faces: What was found in it.
            probabilities: That each is a face; None where the model cannot tell.
        """
        if self._threshold is None or probabilities is None:
            return [True] * len(faces)
        time = self._timeline.at(frame.time)
        self._forget(time)
        leads = [_log_odds(one) - self._threshold for one in probabilities]
        pairs = zip(faces, leads, strict=True)
        return [self._is_face(face.track, time, lead) for face, lead in pairs]

    def _forget(self, time: float) -> None:
        tracks = self._tracks.items()
        self._tracks = {n: track for n, track in tracks if time - track.time < _FORGOTTEN}

    def _is_face(self, number: int | None, time: float, lead: float) -> bool:
        if number is None:
            return lead >= 0
        track = self._tracks.setdefault(number, _Track(time))
        step = min(time - track.time, _LONGEST_STEP)
        track.time = time
        track.frames += 1
        weight = max(1 / track.frames, 1 - math.exp(-step / _MEMORY))
        track.mean += weight * (max(-_CLEAR, min(lead, _CLEAR)) - track.mean)
        track.is_face = track.mean >= (-_SLACK if track.is_face else 0)
        return track.is_face


def _log_odds(probability: float) -> float:
    bounded = min(max(float(probability), _SMALLEST), 1 - _SMALLEST)
    return math.log(bounded / (1 - bounded))
