"""Films that are jumped about in, whose frames change their size or whose times do not grow."""

from __future__ import annotations

from collections.abc import Callable

from tests.films.making import ANGRY, HAPPY, NEUTRAL, Person, Place, always, away, filmed, still

_TWO = (Person(still(80)), Person(still(200, side=60), always(ANGRY)))


def _jumping(time: float) -> Place:
    return (80, 100, 50) if time < 1 else (200, 120, 70)


def _leaping(time: float, by: float) -> Callable[[int], float]:
    """Return times at 30 a second that once leap by some seconds."""
    return lambda index: index / 30 + (by if index / 30 >= time else 0)


TIMES = (
    filmed(
        "jump forwards",
        Person(_jumping, lambda time: HAPPY if time < 1 else ANGRY),
        times=_leaping(1, 20),
        cuts={30},
        seed=1,
    ),
    filmed("jump back", Person(_jumping), times=_leaping(1, -0.8), cuts={30}, seed=2),
    filmed("jump, nobody moves", Person(still()), cuts={20, 21, 40}, seed=3),
    filmed(
        "jump onto several",
        *_TWO,
        Person(still(140, 60), always(NEUTRAL), seen=away(0, 1)),
        times=_leaping(1, 5),
        cuts={30},
        frames=45,
        seed=4,
    ),
    filmed("jump onto nobody", Person(still(), seen=away(0.6, 1.2)), cuts={24}, seed=5),
    filmed("first frame is a jump", Person(still()), cuts={0}, frames=30, seed=6),
    filmed("jumps all along", *_TWO, cuts=range(0, 30, 3), frames=30, seed=7),
    filmed(
        "another size",
        *_TWO,
        shapes=lambda index: (240, 320, 3) if index < 20 or index >= 40 else (480, 640, 3),
        seed=8,
    ),
    filmed("times stand still", *_TWO, times=lambda index: index // 3 / 10, seed=9),
    filmed("no times at all", Person(still()), times=lambda _: 0.0, frames=40, seed=10),
    filmed("times run back once", *_TWO, times=_leaping(1, -0.9), seed=11),
    filmed("times run backwards", Person(still()), times=lambda index: 5 - index / 30, seed=12),
    filmed("times leap ahead", Person(still()), times=_leaping(1, 3), seed=13),
)
