"""Refinement of landmarks: each face scanned again, in close-up and turned upright.

The network draws the landmarks of a tilted face as if it stood nearly upright, of one on its side
and of one upside down as well: over 15 photographs turned by 45 degrees, their roll is 25 degrees
wrong (root mean square). In a close-up that is turned upright they are right; by how much it must
be turned, the scores of close-ups at several rolls tell (docs/detection.md).
"""

from __future__ import annotations

import numpy as np

from emolens.alignment import roll_of
from emolens.detection.candidates import Candidates, joined
from emolens.detection.close_up import FACE, SIDE, close_up
from emolens.detection.network import YuNet
from emolens.readings import Image

_LOWEST = 0.3  # score; that there is a face is known
_CLEAR = 0.91
"""Score in a close-up that only a face within 30 degrees of upright has."""
_TILTED, _QUARTERS = (30.0, -30.0), (90.0, -90.0, 180.0)
_ADVANTAGE = 0.02  # of score, by which a face must be better on its side or upside down to be so
_STEPS = 2  # further scans, each turned as the landmarks of the one before say
_NEAR = 0.4  # lengths of the face that it may be from the middle of its close-up


class Refiner:
    """Improves landmarks. One serves one thread."""

    def __init__(self) -> None:
        self._network = YuNet(_LOWEST)

    def refine(self, picture: Image, found: Candidates) -> Candidates:
        """Return the same faces with better landmarks, in pixels of the picture, BGR."""
        faces = [found.only([place]) for place in range(len(found.scores))]
        landmarks = [self._refined(picture, face).landmarks for face in faces]
        if not faces:
            return found
        return Candidates(found.corners, np.concatenate(landmarks), found.scores)

    def _refined(self, picture: Image, face: Candidates) -> Candidates:
        """Return one face, seen better."""
        best = self._best(picture, face)
        for _ in range(_STEPS):
            again = self._look(picture, best, roll_of(best.landmarks[0]))
            best = again if len(again.scores) else best
        return best

    def _best(self, picture: Image, face: Candidates) -> Candidates:
        """Return one face as the close-up shows it in which it is nearest to upright."""
        level = self._look(picture, face, 0.0)
        if len(level.scores) and level.scores[0] >= _CLEAR:
            return level
        tilted = [level, *(self._look(picture, face, roll) for roll in _TILTED)]
        quarters = joined([self._look(picture, face, roll) for roll in _QUARTERS])
        seen = joined([*tilted, quarters])
        if not len(seen.scores):
            return face
        handicaps = np.zeros(len(seen.scores))
        handicaps[len(seen.scores) - len(quarters.scores) :] = _ADVANTAGE
        return seen.only([int((seen.scores - handicaps).argmax())])

    def _look(self, picture: Image, face: Candidates, roll: float) -> Candidates:
        """Return what a close-up of a face shows in its middle: one candidate, or none."""
        x, y = face.centres[0].tolist()
        view = close_up(picture, (x, y), max(1.0, float(face.lengths[0])), roll)
        found = self._network.scan(view.image)
        if not len(found.scores):
            return found
        far = np.hypot(*(found.centres - SIDE / 2).T)
        nearest = int(far.argmin())
        return found.only([nearest] if far[nearest] < _NEAR * FACE else []).mapped(view.back)
