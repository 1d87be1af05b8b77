"""Refinement of candidates: each looked at in close-ups, turned upright.

The network knows upright faces. The scores of tilted ones are low, and their landmarks drawn as if
they stood nearly upright, those of a face on its side and of one upside down as well: over 15
photographs turned by 45 degrees, their roll is 25 degrees wrong (root mean square). In a close-up
that is turned upright they are right; by how much it must be turned, the scores of close-ups at
several rolls tell (docs/detection.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from emolens.alignment import roll_of
from emolens.detection.candidates import Candidates, joined
from emolens.detection.close_up import SIDE, close_up
from emolens.detection.network import YuNet
from emolens.readings import Image

_SMALL, _LARGE = SIDE, 2 * SIDE
"""Sides of a close-up in pixels, with a face of half that length: large for a face that is not
smaller itself, for it may be blurred, and how blurred it looks depends on its size."""
_LOWEST = 0.3  # score in a close-up
_MARGIN = 0.1
"""Of score, by which what only a close-up takes for a face must exceed the threshold: there is more
that looks like one in four pictures than in one."""
_CLEAR = 0.91
"""Score that only a face within 30 degrees of upright has."""
_TILTED, _QUARTERS = (45.0, -45.0), (90.0, -90.0, 180.0)
_ADVANTAGE = 0.02  # of score, by which a face must be better on its side or upside down to be so
_UPRIGHT = 8.0  # degrees, up to which landmarks of a tilted face are drawn as they are
_STEPS = 2  # further close-ups at most, each turned as the landmarks of the one before say
_NEAR = 0.4  # lengths of the face that it may be from the middle of its close-up


@dataclass(frozen=True, eq=False)
class _View:
    """One face as a scan shows it that was turned by some degrees."""

    face: Candidates
    turned: float

    @property
    def score(self) -> float:
        return float(self.face.scores[0])

    @property
    def roll(self) -> float:
        return roll_of(self.face.landmarks[0])

    @property
    def upright(self) -> bool:
        """Whether the face stands upright in it, by its landmarks."""
        return abs((self.roll - self.turned + 180) % 360 - 180) < _UPRIGHT


class Refiner:
    """Tells which candidates are faces, and how they stand. One serves one thread.

    Args:
        threshold: Score that makes a face.
    """

    def __init__(self, threshold: float) -> None:
        self._threshold = threshold
        self._network = YuNet(_LOWEST)

    def refine(self, picture: Image, found: Candidates) -> Candidates:
        """Return the faces among candidates, each once, with better landmarks.

        Args:
            picture: BGR.
            found: In pixels of the picture.
        """
        each = (_View(found.only([place]), 0.0) for place in range(len(found.scores)))
        faces = [self._refined(picture, one) for one in each]
        return joined([found.only([]), *faces]).distinct()

    def _refined(self, picture: Image, first: _View) -> Candidates:
        """Return one face, seen better, or nothing."""
        if first.score >= _CLEAR and first.upright:
            return first.face
        views = self._looks(picture, first, (0.0,))
        if not any(view.score >= _CLEAR for view in views):
            views += self._looks(picture, first, _TILTED)
            bar = self._threshold + (_MARGIN if first.score < self._threshold else 0.0)
            if max(view.score for view in (first, *views)) < bar:
                return first.face.only([])
            views += self._looks(picture, first, _QUARTERS)
        best = max(views, key=_merit, default=first)
        score = max(first.score, best.score)
        for _ in range(_STEPS):
            if not best.upright:
                best = next(iter(self._looks(picture, best, (best.roll,))), best)
        return replace(best.face, scores=np.array([score], np.float32))

    def _looks(self, picture: Image, view: _View, rolls: Iterable[float]) -> list[_View]:
        """Return the close-ups at these rolls that show the face of a view."""
        faces = ((self._look(picture, view.face, roll), roll) for roll in rolls)
        return [_View(face, roll) for face, roll in faces if len(face.scores)]

    def _look(self, picture: Image, face: Candidates, roll: float) -> Candidates:
        """Return what a close-up of a face shows in its middle: one candidate, or none."""
        x, y = face.centres[0].tolist()
        length = max(1.0, float(face.lengths[0]))
        side = _SMALL if length < _SMALL else _LARGE
        view = close_up(picture, (x, y), length, roll, side)
        found = self._network.scan(view.image)
        if not len(found.scores):
            return found
        far = np.hypot(*(found.centres - side / 2).T)
        nearest = int(far.argmin())
        return found.only([nearest] if far[nearest] < _NEAR * side / 2 else []).mapped(view.back)


def _merit(view: _View) -> float:
    return view.score - (_ADVANTAGE if view.turned in _QUARTERS else 0.0)
