"""The making of films: people whose places, looks and absences follow from the time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from tests.films.film import Box, Change, Film, Found, Model, Scores, Shot

Place = tuple[float, float, float]
"""Centre x, centre y and side of a face in pixels."""
_T = TypeVar("_T")

SIDE = 50.0
HAPPY = (0.1, 0.7, 0.2)
ANGRY = (0.75, 0.05, 0.2)
NEUTRAL = (0.15, 0.1, 0.75)
_HIDDEN = 0.6  # of a side: two centres this near to each other leave too little of the one behind


def always(value: _T) -> Callable[[float], _T]:
    """Return what is the same at any time."""
    return lambda _: value


def switched(first: _T, second: _T, *times: float) -> Callable[[float], _T]:
    """Return what is first the one, then the other, and changes at each of the times."""
    return lambda time: (first, second)[sum(time >= one for one in times) % 2]


def away(*times: float) -> Callable[[float], bool]:
    """Return who is seen first, then lost at the first of the times, back at the second, etc."""
    return switched(True, False, *times)


def still(x: float = 100.0, y: float = 100.0, side: float = SIDE) -> Callable[[float], Place]:
    """Return who does not move."""
    return always((x, y, side))


def walk(speed: float, x: float = 160.0, at: float = 0.0) -> Callable[[float], Place]:
    """Return who walks to the right at a speed in sides a second, and is at ``x`` at a time."""
    return lambda time: (x + speed * SIDE * (time - at), 100.0, SIDE)


_HAPPY_ALWAYS: Callable[[float], Scores] = always(HAPPY)
_UNTOLD: Callable[[float], float | None] = always(None)
_SEEN = always(True)


@dataclass(frozen=True)
class Person:
    """One who is filmed, by the time in seconds."""

    path: Callable[[float], Place]
    scores: Callable[[float], Scores] = _HAPPY_ALWAYS
    face: Callable[[float], float | None] = _UNTOLD
    seen: Callable[[float], bool] = _SEEN


def filmed(
    name: str,
    *people: Person,
    rate: float = 30.0,
    frames: int = 48,
    jitter: float = 0.01,
    noise: float = 0.02,
    seed: int = 0,
    times: Callable[[int], float] | None = None,
    cuts: Collection[int] = (),
    shapes: Callable[[int], tuple[int, int, int]] = lambda _: (240, 320, 3),
    changes: Mapping[int, Change] | None = None,
    model: Model = Model(),  # noqa: B008 - frozen
    smoothing: float = 1.0,
) -> Film:
    """Return a film of people, the first of whom stands in front of the others, and so on.

    Args:
        name: Of the film.
        people: Who are filmed.
        rate: Frames a second.
        frames: How many.
        jitter: Deviation of a box's place and size, in sides.
        noise: Deviation of the scores.
        seed: Of both.
        times: What the medium says of a frame's time, by its index; people know better.
        cuts: The frames that were jumped to.
        shapes: Of the frames, by index.
        changes: What is changed before frames.
        model: That reads them at first.
        smoothing: At first.
    """
    rng = np.random.default_rng(seed)
    shots = []
    for index in range(frames):
        found = _found(people, index / rate, jitter, noise, rng)
        told = round(times(index) if times else index / rate, 6)
        change = (changes or {}).get(index)
        shots.append(Shot(index, told, found, (), index in cuts, shapes(index), change))
    return Film(name, tuple(shots), model, smoothing)


def _found(
    people: Sequence[Person], time: float, jitter: float, noise: float, rng: np.random.Generator
) -> tuple[Found, ...]:
    places = [person.path(time) for person in people]
    found = []
    for number, person in enumerate(people):
        box = _box(places[number], jitter, rng)
        scores = _noisy(person.scores(time), noise, rng)
        if person.seen(time) and not _is_hidden(places[number], places[:number]):
            found.append(Found(box, scores, person.face(time)))
    return tuple(sorted(found, key=lambda one: -one.box[2] * one.box[3]))


def _is_hidden(place: Place, before: Sequence[Place]) -> bool:
    x, y, side = place
    return any(max(abs(x - fx), abs(y - fy)) < _HIDDEN * side for fx, fy, _ in before)


def _box(place: Place, jitter: float, rng: np.random.Generator) -> Box:
    x, y, side = np.array(place) + place[2] * rng.normal(0, jitter, 3)
    return round(x - side / 2), round(y - side / 2), round(side), round(side)


def _noisy(scores: Scores, noise: float, rng: np.random.Generator) -> Scores:
    if not noise:
        return scores
    shares = np.maximum(0.001, scores + rng.normal(0, noise, len(scores)))
    *most, _ = (round(float(share), 4) for share in shares / shares.sum())
    return (*most, round(1 - sum(most), 4))
