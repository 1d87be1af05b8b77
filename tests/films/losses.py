"""Films of faces that are lost and found again, or are none for long."""

from __future__ import annotations

from collections.abc import Callable

from tests.films.film import Film
from tests.films.making import ANGRY, NEUTRAL, SIDE, Person, always, away, filmed, still, walk


def _lost(seconds: float, rate: float, seed: int) -> Film:
    """Return a film of a face that is lost for a while; it changes its look meanwhile."""
    person = Person(
        still(), lambda time: NEUTRAL if time < 1.2 else ANGRY, seen=away(1, 1 + seconds)
    )
    frames = round((2 + seconds) * rate)
    return filmed(
        f"lost for {seconds} s, {rate} a second", person, rate=rate, frames=frames, seed=seed
    )


def _elsewhere(far: float) -> Film:
    person = Person(
        lambda time: (90 if time < 1.2 else 90 + far * SIDE, 100, SIDE), seen=away(1, 1.5)
    )
    return filmed(f"back {far} sides away", person, rate=15, frames=40, jitter=0, seed=4)


def _leap(far: float) -> Film:
    person = Person(lambda time: (90 if time < 1 else 90 + far * SIDE, 100, SIDE))
    return filmed(f"leap by {far} sides", person, rate=15, frames=24, jitter=0, seed=4)


def _flashing(rate: float) -> Film:
    """Return a film of a face and what is taken for one, twice for two frames, once for five."""
    frames = (8, 10, 20, 22, 30, 35)
    false = Person(still(220), always(ANGRY), seen=_only(*((n - 0.5) / rate for n in frames)))
    name = f"false for a few frames, {rate} a second"
    return filmed(name, Person(still()), false, rate=rate, frames=45, seed=6)


def _only(*times: float) -> Callable[[float], bool]:
    return lambda time: not away(*times)(time)


def _even(time: float) -> bool:
    return round(30 * time) % 2 == 0


LOSSES = (
    _lost(0.3, 30, 1),
    _lost(1, 30, 2),
    _lost(2, 15, 3),
    filmed(
        "lost at 2 a second",
        Person(still(), seen=away(4, 5, 8, 9.5)),
        rate=2,
        frames=30,
        seed=3,
    ),
    _lost(1.15, 20, 3),
    _lost(1.3, 20, 3),
    filmed("walking, lost for 1 s", Person(walk(0.8, 60), seen=away(1.5, 2.5)), rate=15, seed=5),
    _leap(0.54),
    _leap(0.6),
    _elsewhere(1.0),
    _elsewhere(1.16),
    _elsewhere(2.5),
    filmed("every other frame", Person(still(), seen=_even), frames=30),
    filmed(
        "every other frame, later", Person(still(), seen=lambda time: time < 0.4 or _even(time))
    ),
    filmed("empty stretches", Person(still(), seen=away(0.7, 2.7, 3.4, 5.4)), rate=10, frames=65),
    filmed("nobody", Person(still(), seen=always(False)), frames=30),
    filmed(
        "two lost together",
        *(Person(still(x), seen=away(1, 1.4)) for x in (80, 140)),
        rate=15,
        seed=7,
    ),
    filmed(
        "two lost side by side",
        *(Person(still(x), seen=away(1, 1.4)) for x in (80, 122)),
        rate=15,
        frames=36,
        seed=7,
    ),
    filmed(
        "one lost, then another where it was",
        Person(still(100), seen=away(1.2)),
        Person(still(125, side=40), always(ANGRY), seen=away(0.8, 1.2)),
        rate=15,
        frames=30,
        jitter=0,
    ),
    _flashing(10),
    _flashing(30),
    _flashing(60),
)
