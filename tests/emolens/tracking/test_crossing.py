"""People on film who cross, meet, hide one another and come back, drawn by hypothesis."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from emolens.readings import Box
from emolens.tracking.track import Track
from emolens.tracking.tracker import MotionTracker

Path = Callable[[float], float]
"""From the time in seconds to the left edge of a face, in its sides."""
Seen = dict[int, list[Track | None]]


def filmed(
    paths: Sequence[Path],
    *,
    rate: int,
    jitter: float = 0.03,
    seed: int = 0,
    seconds: float = 8.0,
    hidden: tuple[float, float] = (0, 0),
    who: int = -1,
) -> Iterable[tuple[float, dict[int, Box]]]:
    """Yield times and the boxes found, by person; the first stands in front of the others.

    A face is not found where the one in front hides more than 40 % of its width, and one of them,
    the last unless it is said ``who``, is not found in the time ``hidden``.
    """
    rng = np.random.default_rng(seed)
    for index in range(round(seconds * rate)):
        time = index / rate
        places = [path(time) for path in paths]
        boxes = {
            person: jittered(place, jitter, rng)
            for person, place in enumerate(places)
            if all(abs(place - other) > 0.6 for other in places[:person])
        }
        if hidden[0] <= time < hidden[1]:
            boxes.pop(who % len(paths), None)
        yield time, boxes


def jittered(place: float, jitter: float, rng: np.random.Generator) -> Box:
    x, y, side = 100 * (np.array([place, 0.0, 1.0]) + rng.normal(0, jitter, 3))
    return Box(round(x), round(y), round(side), round(side))


def tracks_of(film: Iterable[tuple[float, dict[int, Box]]]) -> Seen:
    """Return for each person the tracks of the frames in which it was found; None if not shown."""
    tracker = MotionTracker()
    seen: Seen = {}
    for time, boxes in film:
        shown = {track.box: track for track in tracker.update(list(boxes.values()), time)}
        for person, box in boxes.items():
            seen.setdefault(person, []).append(shown.get(box))
    return seen


def check_nobody_is_swapped(seen: Seen) -> None:
    people = [set(tracks) - {None} for tracks in seen.values()]
    assert not set.intersection(*people)


def share_on_the_right_track(seen: Seen) -> float:
    """Return the share of found faces that bear the track that their person bears most."""
    frames = sum(len(tracks) for tracks in seen.values())
    return sum(max(map(tracks.count, {*tracks} - {None})) for tracks in seen.values()) / frames


@settings(max_examples=20)
@given(
    rate=st.sampled_from([10, 15, 30]),
    speed=st.floats(0.6, 2.0),
    jitter=st.floats(0, 0.03),
    phase=st.floats(0, 1),
    seed=st.integers(0, 99),
)
def test_two_who_cross_are_not_swapped(
    rate: int, speed: float, jitter: float, phase: float, seed: int
) -> None:
    meet = 4 + phase / rate
    paths = (lambda time: speed * (time - meet), lambda time: speed * (meet - time))
    check_nobody_is_swapped(tracks_of(filmed(paths, rate=rate, jitter=jitter, seed=seed)))


@pytest.mark.parametrize("rate", [10, 15, 30])
def test_two_who_cross_seldom_get_new_tracks(rate: int) -> None:
    def seen(seed: int) -> Seen:
        speed = 0.6 + 1.4 * seed / 24
        paths = (lambda time: speed * (time - 4), lambda time: speed * (4 - time))
        return tracks_of(filmed(paths, rate=rate, seed=seed))

    assert np.mean([share_on_the_right_track(seen(seed)) for seed in range(24)]) >= 0.95


@settings(max_examples=20)
@given(rate=st.sampled_from([10, 15, 30]), speed=st.floats(0.6, 1.5), seed=st.integers(0, 99))
def test_one_hidden_for_a_second_while_they_cross_is_known_again(
    rate: int, speed: float, seed: int
) -> None:
    paths = (lambda time: speed * (time - 4), lambda time: speed * (4 - time))
    seen = tracks_of(filmed(paths, rate=rate, seed=seed, hidden=(3.5, 4.5)))
    check_nobody_is_swapped(seen)
    assert share_on_the_right_track(seen) >= 0.95


@settings(max_examples=20)
@given(rate=st.sampled_from([10, 15, 30]), speed=st.floats(0.6, 2.0), seed=st.integers(0, 99))
@example(rate=10, speed=1.0, seed=1)
def test_where_the_one_in_front_is_lost_too_they_get_new_tracks_rather_than_each_others(
    rate: int, speed: float, seed: int
) -> None:
    paths = (lambda time: speed * (time - 4), lambda time: speed * (4 - time))
    seen = tracks_of(filmed(paths, rate=rate, seed=seed, hidden=(3.5, 4.5), who=0))
    check_nobody_is_swapped(seen)


@settings(max_examples=20)
@given(
    rate=st.sampled_from([10, 15, 30]),
    gap=st.floats(0.0, 0.6),
    period=st.floats(4.0, 8.0),
    seed=st.integers(0, 99),
)
@example(rate=10, gap=0.3125, period=4.0, seed=19)
def test_two_who_meet_and_turn_back_are_not_swapped(
    rate: int, gap: float, period: float, seed: int
) -> None:
    def away(time: float) -> float:
        return float(gap / 2 + 0.75 * (1 + np.cos(2 * np.pi * time / period)))

    paths = (lambda time: -away(time), away)
    check_nobody_is_swapped(tracks_of(filmed(paths, rate=rate, seed=seed)))


@settings(max_examples=20)
@given(rate=st.sampled_from([10, 15, 30]), seed=st.integers(0, 99))
def test_one_who_passes_behind_another_is_not_taken_for_it(rate: int, seed: int) -> None:
    paths = (lambda _: 0.0, lambda time: 1.5 * (time - 4))
    seen = tracks_of(filmed(paths, rate=rate, seed=seed))
    check_nobody_is_swapped(seen)
    assert share_on_the_right_track(seen) >= 0.95


def test_two_lost_in_one_place_get_new_tracks() -> None:
    paths = (lambda time: time - 4, lambda time: 4 - time)
    film = ((t, boxes if len(boxes) == 2 else {}) for t, boxes in filmed(paths, rate=30))
    seen = tracks_of(film).values()
    first = {next(filter(None, tracks)) for tracks in seen}
    assert len(first) == 2
    assert not {tracks[-1] for tracks in seen} & {None, *first}
