"""ID-switch scenarios: synthetic videos of two heads that walk across each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np

from benchmarks.head_cutouts import Canvas, HeadCutout, Noise, head_cutout
from emolens.readings import Box, Frame
from trainer.synthetic.backgrounds import make_background

People = tuple[Box | None, Box | None]
"""Where the faces of the two are; None where one cannot be seen."""

_SIZE = (480, 640)
_HEADS = (150.0, 200.0)  # heights in pixels
_SPEEDS = (0.5, 1.5)  # of each, in sides of its face a second
_SECONDS = 6.0
_MEETING = 3.0
_AWAY = (2.5, 3.5)  # when one of them may look away: the second around their meeting
_COVERED = 0.4  # share of a face behind the other from which on it cannot be told for one
_NOISE = 4.0


class Away(Enum):
    """Who looks away while they meet, so that its face is out of sight."""

    NOBODY = None
    BEHIND = 0
    IN_FRONT = 1


@dataclass(frozen=True)
class CrossingScenario:
    """One scenario: from either side, one behind the other, at heights and speeds of their own.

    Attributes:
        rate: Frames a second.
        away: Who looks away for a second.
        seed: Of everything else.
    """

    rate: int
    away: Away
    seed: int

    def frames(self) -> Iterator[tuple[Frame, People]]:
        """Yield each frame, BGR, and where the faces are in it."""
        rng = np.random.default_rng(self.seed)
        background = make_background((*_SIZE, 3), rng)
        walkers = [_Walker(head_cutout(rng.uniform(*_HEADS)), way, rng) for way in (1, -1)]
        noise = Noise(background.shape, _NOISE, rng)
        for index in range(round(_SECONDS * self.rate)):
            time = index / self.rate
            away = self.away if _AWAY[0] <= time < _AWAY[1] else Away.NOBODY
            picture = background.copy()
            people = _lay(picture, walkers, time, away)
            yield Frame(noise.on(picture), index, time, 0.0), people


class _Walker:
    """One who walks through the picture, and stops at its border."""

    def __init__(self, head: HeadCutout, way: int, rng: np.random.Generator) -> None:
        self._head, self._turned = head, head.turned_away()
        self._speed = way * rng.uniform(*_SPEEDS) * head.face.width
        self._top = (_SIZE[0] - head.size[0]) // 2 + round(rng.uniform(-20, 20))

    def lay(self, canvas: Canvas, time: float, away: bool) -> Box:
        room = _SIZE[1] - self._head.size[1]
        left = round(room / 2 + self._speed * (time - _MEETING))
        head = self._turned if away else self._head
        return head.lay(canvas, min(max(0, left), room), self._top)


def _lay(picture: Canvas, walkers: list[_Walker], time: float, away: Away) -> People:
    """Lay both in, the second in front, and return where their faces can be seen."""
    behind, front = (
        walker.lay(picture, time, place == away.value) for place, walker in enumerate(walkers)
    )
    hidden = away is Away.BEHIND or _covered(behind, front) > _COVERED
    return None if hidden else behind, None if away is Away.IN_FRONT else front


def _covered(behind: Box, front: Box) -> float:
    """Return the share of a face's width behind a head, which is as wide as 1.6 faces."""
    reach = 0.3 * front.width
    left, right = front.x - reach, front.x + front.width + reach
    width = min(behind.x + behind.width, right) - max(behind.x, left)
    return max(0.0, width) / behind.width
