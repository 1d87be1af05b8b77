from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emolens.readings import Box
from emolens.tracking.track import Track
from emolens.tracking.tracker import MotionTracker

LEFT = Box(0, 0, 100, 100)
RIGHT = Box(300, 0, 100, 100)
SCORES = np.array([0.6, 0.4], np.float32)
RATES = pytest.mark.parametrize("rate", [5, 10, 15, 30])


def moved(box: Box, by: int) -> Box:
    return Box(box.x + by, box.y, box.width, box.height)


def show(tracks: Sequence[Track], now: float) -> list[int | None]:
    """Show tracks, and return their ids."""
    for track in tracks:
        track.show(SCORES, now, smoothing=1.0)
    return [track.id for track in tracks]


def watch(
    tracker: MotionTracker, boxes: Sequence[Box], start: float, seconds: float = 1.0, rate: int = 30
) -> list[int | None]:
    """Show a tracker the same boxes for a while; return the ids of the last frame."""
    ids: list[int | None] = []
    for index in range(round(seconds * rate)):
        now = start + (index + 1) / rate
        ids = show(tracker.update(boxes, now), now)
    return ids


def test_ids_begin_at_one() -> None:
    assert watch(MotionTracker(), [LEFT, RIGHT], 0) == [1, 2]


def test_the_box_shown_is_the_one_found() -> None:
    tracker = MotionTracker()
    watch(tracker, [LEFT], 0)
    (track,) = tracker.update([moved(LEFT, 7)], 1.1)
    assert track.box == moved(LEFT, 7)


def test_a_box_that_is_just_what_was_expected_teaches_nothing() -> None:
    both, every = MotionTracker(), MotionTracker()
    for index in range(30):
        time, box = index / 30, moved(LEFT, index**2 // 10)
        both.update([box], time)
        every.update([box], time)
        between = time + 1 / 60
        both.update(both.expected(between), between)
    assert both.expected(1.0) == every.expected(1.0)


@RATES
def test_a_face_is_shown_once_it_was_found_several_times_in_a_row(rate: int) -> None:
    tracker = MotionTracker()
    shown = [len(tracker.update([LEFT], index / rate)) for index in range(rate)]
    hidden = shown.index(1)
    assert hidden >= 2
    assert hidden / rate >= 0.1
    assert shown == [0] * hidden + [1] * (rate - hidden)


def test_what_appears_now_and_then_is_not_shown() -> None:
    tracker = MotionTracker()
    for index in range(60):
        found = [LEFT] if index % 3 else []
        assert tracker.update(found, index / 30) == ()


def test_a_face_that_is_not_shown_yet_is_expected() -> None:
    tracker = MotionTracker()
    tracker.update([LEFT], 0.0)
    assert tracker.expected(0.1) == (LEFT,)


@pytest.mark.parametrize("step", [1.0, 2.0, 60.0])
def test_where_frames_are_rare_a_face_is_followed_from_the_first_frame_to_the_last(
    step: float,
) -> None:
    tracker, places = MotionTracker(sparse=True), [0, 40, 0, 0, -30, 50]
    found = [show(tracker.update([moved(LEFT, x)], step * n), n) for n, x in enumerate(places)]
    assert found == 6 * [[1]]


def test_where_frames_are_rare_a_face_that_one_of_them_lacks_is_over() -> None:
    tracker = MotionTracker(sparse=True)
    boxes = [[LEFT, RIGHT], [RIGHT], [LEFT, RIGHT], [moved(LEFT, 600)]]
    found = [show(tracker.update(now, 2.0 * n), n) for n, now in enumerate(boxes)]
    assert found == [[1, 2], [2], [3, 2], [4]]


def test_that_frames_are_rare_is_learnt_from_two_steps() -> None:
    tracker = MotionTracker()
    found = [show(tracker.update([LEFT], 2.0 * n), n) for n in range(4)]
    assert found == [[], [], [1], [1]]


def test_faces_keep_their_tracks_when_the_order_changes() -> None:
    tracker = MotionTracker()
    watch(tracker, [LEFT, RIGHT], 0)
    assert watch(tracker, [RIGHT, LEFT], 1) == [2, 1]


def test_the_nearest_box_is_the_face() -> None:
    tracker = MotionTracker()
    watch(tracker, [LEFT], 0)
    assert watch(tracker, [moved(LEFT, 45), moved(LEFT, 5)], 1) == [2, 1]


def test_a_face_elsewhere_is_another_one() -> None:
    tracker = MotionTracker()
    watch(tracker, [LEFT], 0)
    assert watch(tracker, [RIGHT], 1) == [2]


def test_a_face_of_another_size_is_another_one() -> None:
    tracker = MotionTracker()
    watch(tracker, [LEFT], 0)
    assert watch(tracker, [Box(30, 30, 40, 40)], 1) == [2]


@RATES
def test_a_face_out_of_sight_for_a_second_keeps_its_track(rate: int) -> None:
    tracker = MotionTracker()
    watch(tracker, [LEFT], 0, rate=rate)
    watch(tracker, [], 1, rate=rate)
    assert [track.id for track in tracker.update([moved(LEFT, 20)], 2 + 1 / rate)] == [1]


@RATES
def test_a_face_out_of_sight_for_longer_gets_a_new_track(rate: int) -> None:
    tracker = MotionTracker()
    watch(tracker, [LEFT], 0, rate=rate)
    watch(tracker, [], 1, 1.4, rate=rate)
    assert tracker.expected(2.4) == ()
    assert watch(tracker, [LEFT], 2.4, rate=rate) == [2]


def test_after_a_pause_in_the_medium_all_faces_are_new() -> None:
    tracker = MotionTracker()
    watch(tracker, [LEFT], 0)
    assert tracker.expected(60) == ()
    assert watch(tracker, [LEFT], 60) == [2]


def test_ended_tracks_are_not_expected_and_their_ids_not_used_again() -> None:
    tracker = MotionTracker()
    watch(tracker, [LEFT], 0)
    tracker.end_all()
    assert tracker.expected(1.1) == ()
    assert watch(tracker, [LEFT], 1) == [2]


def test_ids_are_given_as_tracks_are_first_shown_and_stay() -> None:
    tracker = MotionTracker()
    for index in range(10):
        tracks = tracker.update([LEFT, RIGHT], index / 10)
    left, right = tracks
    assert (left.id, right.id) == (None, None)
    assert show([right, left], 1.0) == [1, 2]
    assert show([left, right], 1.1) == [2, 1]


def test_after_a_jump_faces_are_shown_at_once_and_get_ids_when_seen_again() -> None:
    tracker = MotionTracker()
    watch(tracker, [LEFT], 0)
    tracks = tracker.restart([LEFT, RIGHT], 9.0)
    assert [track.box for track in tracks] == [LEFT, RIGHT]
    assert show(tracks, 9.0) == [None, None]
    assert show(tracker.update([LEFT], 9.03), 9.03) == [2]


def test_lost_tracks_are_forgotten() -> None:
    tracker = MotionTracker()
    for place in range(50):
        assert watch(tracker, [moved(LEFT, 200 * place)], place) == [place + 1]
        assert len(tracker.expected(place + 1)) <= 3


def test_one_who_comes_out_in_front_does_not_get_the_track_of_the_one_it_hides() -> None:
    tracker = MotionTracker()
    still = moved(LEFT, 300)
    seen = set()
    for index in range(30):  # one walks up to the other, and is not seen at the end
        walker = [moved(LEFT, 9 * index)] if index < 20 else []
        seen |= set(tracker.update([*walker, still], index / 30))
    assert len(seen) == 2
    for index in range(30, 40):
        assert not seen & set(tracker.update([moved(LEFT, 9 * index)], index / 30))


def test_where_two_could_own_each_others_boxes_new_tracks_begin() -> None:
    tracker = MotionTracker()
    apart = [moved(LEFT, -30), moved(LEFT, 30)]
    assert watch(tracker, apart, 0) == [1, 2]
    above, below = Box(0, -50, 100, 100), Box(0, 50, 100, 100)
    assert watch(tracker, [above, below], 1) == [3, 4]


BOXES = st.builds(
    Box, st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60)
)


@given(st.lists(st.lists(BOXES, max_size=6, unique=True), max_size=30), st.floats(0.01, 2))
def test_tracks_are_never_shared_nor_used_again(video: list[list[Box]], step: float) -> None:
    tracker = MotionTracker()
    known: set[int] = set()
    for number, boxes in enumerate(video):
        tracks = tracker.update(boxes, number * step)
        seen = [track.box for track in tracks]
        assert seen == [box for box in boxes if box in seen]
        ids = [one for one in show(tracks, number * step) if one is not None]
        assert len(set(ids)) == len(tracks)
        assert all(one in known or one > max(known, default=0) for one in ids)
        known |= set(ids)
