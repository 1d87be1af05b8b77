"""Films of an astronaut's head, for the real finders."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from tests.films.film import Film, Head, Shot, Way


def _film(
    name: str,
    heads: Callable[[float], tuple[Head, ...]],
    way: Way = "live",
    *,
    rate: float = 30.0,
    frames: int = 60,
) -> Film:
    shots = (
        Shot(index, round(index / rate, 6), (), heads(index / rate)) for index in range(frames)
    )
    return Film(name, tuple(shots), way=way)


def _one(time: float) -> tuple[Head, ...]:
    left = round(40 + 60 * time + 10 * math.sin(3 * time))
    return (Head(left, 70, light=100 if time < 1.2 else 55),)


def _two(time: float) -> tuple[Head, ...]:
    return Head(round(60 + 60 * time), 60, (2, 3)), Head(round(220 - 70 * time), 85, light=60)


def _passing(time: float) -> tuple[Head, ...]:
    return (Head(round(-110 + 170 * time), 60, (2, 3)),)


def _joined(time: float) -> tuple[Head, ...]:
    """Return one who goes and comes back elsewhere, joined by another meanwhile."""
    stays = Head(190, 110, light=80)
    comes = () if 1.4 <= time < 1.9 else (Head(20 if time < 1.5 else 90, 20),)
    return (*comes, stays) if time >= 0.65 else comes


def _jump() -> Film:
    film = _film("head, jump", lambda time: _one(0.0) if time < 1 else _two(0.0), frames=50)
    shots = (replace(one, cut=one.index == 30) for one in film.shots)
    return replace(film, shots=tuple(shots))


HEADS = (
    _film("head, moving", _one),
    _film("heads, crossing", _two, frames=70),
    _film("head, entering and leaving", _passing, rate=20),
    _jump(),
    _film("head, joined by another", _joined, rate=20, frames=52),
    _film("head, moving, of a video", _one, "of_video", rate=15, frames=32),
    _film("heads, crossing, of a video", _two, "of_video", rate=15, frames=36),
    _film("head, joined by another, of a video", _joined, "of_video", rate=10, frames=28),
    _film("heads, crossing, as stills", _two, "of_stills", rate=3, frames=8),
)
