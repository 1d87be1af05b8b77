from collections.abc import Callable, Iterable, Sequence

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.vision.readings import Box, Face
from desktop.vision.tracks.tracker import Tracker

LEFT = Box(0, 0, 100, 100)
RIGHT = Box(300, 0, 100, 100)
RATES = pytest.mark.parametrize("rate", [5, 10, 15, 30])


def moved(box: Box, by: int) -> Box:
    return Box(box.x + by, box.y, box.width, box.height)


def tracks(faces: Sequence[Face]) -> list[int]:
    return [face.track for face in faces if face.track is not None]


def watch(
    tracker: Tracker, boxes: Sequence[Box], start: float, seconds: float = 1.0, rate: int = 30
) -> list[int]:
    """Show a tracker the same boxes for a while; return the tracks of the last frame."""
    faces: tuple[Face, ...] = ()
    for index in range(round(seconds * rate)):
        faces = tracker.update(boxes, start + (index + 1) / rate)
    return tracks(faces)


def test_tracks_begin_at_one() -> None:
    assert watch(Tracker(), [LEFT, RIGHT], 0) == [1, 2]


def test_the_box_shown_is_the_one_found() -> None:
    tracker = Tracker()
    watch(tracker, [LEFT], 0)
    (face,) = tracker.update([moved(LEFT, 7)], 1.1)
    assert face.box == moved(LEFT, 7)


@RATES
def test_a_face_is_shown_once_it_was_found_several_times_in_a_row(rate: int) -> None:
    tracker = Tracker()
    shown = [len(tracker.update([LEFT], index / rate)) for index in range(rate)]
    hidden = shown.index(1)
    assert hidden >= 2
    assert hidden / rate >= 0.1
    assert shown == [0] * hidden + [1] * (rate - hidden)


def test_what_appears_now_and_then_is_not_shown() -> None:
    tracker = Tracker()
    for index in range(60):
        found = [LEFT] if index % 3 else []
        assert tracker.update(found, index / 30) == ()


def test_a_face_that_is_not_shown_yet_is_expected() -> None:
    tracker = Tracker()
    tracker.update([LEFT], 0.0)
    assert tracker.expected(0.1) == (LEFT,)


def test_faces_keep_their_tracks_when_the_order_changes() -> None:
    tracker = Tracker()
    watch(tracker, [LEFT, RIGHT], 0)
    assert watch(tracker, [RIGHT, LEFT], 1) == [2, 1]


def test_the_nearest_box_is_the_face() -> None:
    tracker = Tracker()
    watch(tracker, [LEFT], 0)
    assert watch(tracker, [moved(LEFT, 45), moved(LEFT, 5)], 1) == [2, 1]


def test_a_face_elsewhere_is_another_one() -> None:
    tracker = Tracker()
    watch(tracker, [LEFT], 0)
    assert watch(tracker, [RIGHT], 1) == [2]


def test_a_face_of_another_size_is_another_one() -> None:
    tracker = Tracker()
    watch(tracker, [LEFT], 0)
    assert watch(tracker, [Box(30, 30, 40, 40)], 1) == [2]


@RATES
def test_a_face_out_of_sight_for_a_second_keeps_its_track(rate: int) -> None:
    tracker = Tracker()
    watch(tracker, [LEFT], 0, rate=rate)
    watch(tracker, [], 1, rate=rate)
    assert tracks(tracker.update([moved(LEFT, 20)], 2 + 1 / rate)) == [1]


@RATES
def test_a_face_out_of_sight_for_longer_gets_a_new_track(rate: int) -> None:
    tracker = Tracker()
    watch(tracker, [LEFT], 0, rate=rate)
    watch(tracker, [], 1, 1.4, rate=rate)
    assert tracker.expected(2.4) == ()
    assert watch(tracker, [LEFT], 2.4, rate=rate) == [2]


def test_after_a_pause_in_the_medium_all_faces_are_new() -> None:
    tracker = Tracker()
    watch(tracker, [LEFT], 0)
    assert tracker.expected(60) == ()
    assert watch(tracker, [LEFT], 60) == [2]


def test_ended_tracks_are_not_expected_and_their_numbers_not_used_again() -> None:
    tracker = Tracker()
    watch(tracker, [LEFT], 0)
    tracker.end_all()
    assert tracker.expected(1.1) == ()
    assert tracker.numbers == frozenset()
    assert watch(tracker, [LEFT], 1) == [2]


def test_after_a_jump_faces_are_shown_at_once_and_numbered_when_seen_again() -> None:
    tracker = Tracker()
    watch(tracker, [LEFT], 0)
    assert tracker.jump([LEFT, RIGHT], 9.0) == (Face(LEFT), Face(RIGHT))
    assert tracker.numbers == frozenset()
    assert tracker.update([LEFT], 9.03) == (Face(LEFT, 2),)


def test_lost_tracks_are_forgotten() -> None:
    tracker = Tracker()
    for place in range(50):
        assert watch(tracker, [moved(LEFT, 200 * place)], place) == [place + 1]
        assert len(tracker.numbers) <= 3


Path = Callable[[float], float]
"""From the time in seconds to the left edge of a face, in its sides."""


def filmed(
    paths: Sequence[Path],
    *,
    rate: int,
    jitter: float = 0.03,
    seed: int = 0,
    seconds: float = 8.0,
    hidden: tuple[float, float] = (0, 0),
) -> Iterable[tuple[float, dict[int, Box]]]:
    """Yield times and the boxes found, by person; the first stands in front of the others.

    A face is not found where the one in front hides more than 40 % of its width, and the last is
    not found in the time ``hidden``.
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
            boxes.pop(len(paths) - 1, None)
        yield time, boxes


def jittered(place: float, jitter: float, rng: np.random.Generator) -> Box:
    x, y, side = 100 * (np.array([place, 0.0, 1.0]) + rng.normal(0, jitter, 3))
    return Box(round(x), round(y), round(side), round(side))


def numbers_of(film: Iterable[tuple[float, dict[int, Box]]]) -> dict[int, list[int | None]]:
    """Return for each person the tracks of the frames in which it was found; None if not shown."""
    tracker = Tracker()
    seen: dict[int, list[int | None]] = {}
    for time, boxes in film:
        shown = {face.box: face.track for face in tracker.update(list(boxes.values()), time)}
        for person, box in boxes.items():
            seen.setdefault(person, []).append(shown.get(box))
    return seen


def check_nobody_is_swapped(seen: dict[int, list[int | None]]) -> None:
    people = [set(numbers) - {None} for numbers in seen.values()]
    assert not set.intersection(*people)


def share_on_the_right_track(seen: dict[int, list[int | None]]) -> float:
    """Return the share of found faces that bear the track that their person bears most."""
    frames = sum(len(numbers) for numbers in seen.values())
    return sum(max(map(numbers.count, {*numbers} - {None})) for numbers in seen.values()) / frames


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
    check_nobody_is_swapped(numbers_of(filmed(paths, rate=rate, jitter=jitter, seed=seed)))


@pytest.mark.parametrize("rate", [10, 15, 30])
def test_two_who_cross_are_seldom_numbered_anew(rate: int) -> None:
    def seen(seed: int) -> dict[int, list[int | None]]:
        speed = 0.6 + 1.4 * seed / 24
        paths = (lambda time: speed * (time - 4), lambda time: speed * (4 - time))
        return numbers_of(filmed(paths, rate=rate, seed=seed))

    assert np.mean([share_on_the_right_track(seen(seed)) for seed in range(24)]) >= 0.95


@settings(max_examples=20)
@given(rate=st.sampled_from([10, 15, 30]), speed=st.floats(0.6, 1.5), seed=st.integers(0, 99))
def test_one_hidden_for_a_second_while_they_cross_is_known_again(
    rate: int, speed: float, seed: int
) -> None:
    paths = (lambda time: speed * (time - 4), lambda time: speed * (4 - time))
    seen = numbers_of(filmed(paths, rate=rate, seed=seed, hidden=(3.5, 4.5)))
    check_nobody_is_swapped(seen)
    assert share_on_the_right_track(seen) >= 0.95


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
        return gap / 2 + 0.75 * (1 + np.cos(2 * np.pi * time / period))

    paths = (lambda time: -away(time), away)
    check_nobody_is_swapped(numbers_of(filmed(paths, rate=rate, seed=seed)))


@settings(max_examples=20)
@given(rate=st.sampled_from([10, 15, 30]), seed=st.integers(0, 99))
def test_one_who_passes_behind_another_is_not_taken_for_it(rate: int, seed: int) -> None:
    paths = (lambda _: 0.0, lambda time: 1.5 * (time - 4))
    seen = numbers_of(filmed(paths, rate=rate, seed=seed))
    check_nobody_is_swapped(seen)
    assert share_on_the_right_track(seen) >= 0.95


def test_two_lost_in_one_place_get_new_tracks() -> None:
    paths = (lambda time: time - 4, lambda time: 4 - time)
    film = ((t, boxes if len(boxes) == 2 else {}) for t, boxes in filmed(paths, rate=30))
    for numbers in numbers_of(film).values():
        assert numbers[-1] not in {None, 1, 2}


def test_one_who_comes_out_in_front_does_not_get_the_track_of_the_one_it_hides() -> None:
    tracker = Tracker()
    still = moved(LEFT, 300)
    for index in range(30):  # one walks up to the other, and is not seen at the end
        walker = [moved(LEFT, 9 * index)] if index < 20 else []
        tracker.update([*walker, still], index / 30)
    seen = [tracker.update([moved(LEFT, 9 * index)], index / 30) for index in range(30, 40)]
    assert not {1, 2} & {track for faces in seen for track in tracks(faces)}


def test_where_two_could_own_each_others_boxes_new_tracks_begin() -> None:
    tracker = Tracker()
    apart = [moved(LEFT, -30), moved(LEFT, 30)]
    assert watch(tracker, apart, 0) == [1, 2]
    above, below = Box(0, -50, 100, 100), Box(0, 50, 100, 100)
    assert watch(tracker, [above, below], 1) == [3, 4]


BOXES = st.builds(
    Box, st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60)
)


@given(st.lists(st.lists(BOXES, max_size=6, unique=True), max_size=30), st.floats(0.01, 2))
def test_tracks_are_never_shared_nor_used_again(video: list[list[Box]], step: float) -> None:
    tracker = Tracker()
    last_seen: dict[int, int] = {}
    for number, boxes in enumerate(video):
        faces = tracker.update(boxes, number * step)
        assert [face.box for face in faces] == [b for b in boxes if b in {f.box for f in faces}]
        assert len(set(tracks(faces))) == len(faces)
        for track in tracks(faces):
            assert track in last_seen or track > max(last_seen, default=0)
            assert track in tracker.numbers
            last_seen[track] = number
