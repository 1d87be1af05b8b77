"""Films of faces that move, cross, meet and pass behind one another."""

from __future__ import annotations

import math

from tests.films.film import Film
from tests.films.making import (
    ANGRY,
    HAPPY,
    NEUTRAL,
    SIDE,
    Person,
    Place,
    always,
    away,
    filmed,
    still,
    walk,
)


def _sway(x: float, period: float, phase: float = 0.0, y: float = 100.0) -> Person:
    def path(time: float) -> Place:
        return x + 0.4 * SIDE * math.sin(2 * math.pi * time / period + phase), y, SIDE

    return Person(path)


def _crossing(
    name: str, speed: float, rate: float, *, seconds: float, lost: tuple[bool, bool], seed: int
) -> Film:
    """Return a film of two who cross in its middle; who is lost is so for a second around it."""
    meet = seconds / 2 + 0.3 / rate
    gone = (meet - 0.5, meet + 0.5)
    people = (
        Person(walk(way * speed, at=meet), always(look), seen=away(*gone) if who else always(True))
        for way, look, who in zip((1, -1), (HAPPY, ANGRY), lost, strict=True)
    )
    frames = round(seconds * rate)
    return filmed(name, *people, rate=rate, frames=frames, jitter=0.02, seed=seed)


def _meeting(time: float) -> float:
    return SIDE * (0.15 + 0.75 * (1 + math.cos(2 * math.pi * time / 4)))


def _turning_back() -> Film:
    left = Person(lambda time: (160 - _meeting(time), 100, SIDE))
    right = Person(lambda time: (160 + _meeting(time), 100, SIDE), always(NEUTRAL))
    return filmed("two meet and turn back", left, right, rate=15, seed=6)


def _passing(seed: int) -> Film:
    people = Person(still(160)), Person(walk(1.5, at=2), always(ANGRY))
    name = f"passing behind, seed {seed}"
    return filmed(name, *people, rate=10, frames=36, jitter=0.03, seed=seed)


def _six(seed: int) -> Film:
    people = [
        _sway(40 + 60 * column + 5 * row, 2.0 + 0.3 * column, column + row, 60 + 90 * row)
        for row in range(2)
        for column in (0, 2, 4)
    ]
    return filmed("six faces", *people, rate=15, frames=36, seed=seed)


MOTION = (
    filmed("still", Person(still()), frames=40, jitter=0, noise=0),
    filmed("jitter", Person(still()), jitter=0.03, seed=1),
    filmed("walking", Person(walk(0.8, 60)), rate=15, seed=2),
    filmed("swaying fast", _sway(160, 0.8), seed=3),
    filmed(
        "coming nearer", Person(lambda time: (100, 100, 40 * 1.5**time)), rate=15, frames=45, seed=4
    ),
    filmed("2 a second", _sway(160, 4), rate=2, frames=30, seed=5),
    filmed("10 a second", _sway(160, 3), rate=10, frames=40, seed=5),
    filmed("15 a second", _sway(160, 3), rate=15, frames=40, seed=5),
    filmed("60 a second", _sway(160, 3), rate=60, frames=75, jitter=0.03, seed=5),
    _crossing("crossing slowly", 0.6, 15, seconds=5, lost=(False, False), seed=11),
    _crossing("crossing fast", 2.0, 30, seconds=2.4, lost=(False, False), seed=12),
    _crossing("crossing, 10 a second", 1.2, 10, seconds=4, lost=(False, False), seed=13),
    _crossing("crossing, one behind lost", 0.9, 15, seconds=4, lost=(False, True), seed=14),
    _crossing("crossing, one in front lost", 1.1, 30, seconds=3, lost=(True, False), seed=15),
    _crossing("crossing, front lost, 10 a second", 1.0, 10, seconds=4, lost=(True, False), seed=1),
    _crossing("crossing, both lost", 1.0, 15, seconds=4, lost=(True, True), seed=16),
    filmed("passing behind", Person(still(160)), Person(walk(1.5, at=1.5)), frames=80, seed=7),
    _passing(1),
    _passing(45),
    _turning_back(),
    _six(8),
)
