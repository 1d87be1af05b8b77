from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from desktop.vision.readings import Box, Face
from desktop.vision.tracker import OverlapTracker

LEFT = Box(0, 0, 100, 100)
RIGHT = Box(300, 0, 100, 100)


def moved(box: Box, by: int) -> Box:
    return Box(box.x + by, box.y, box.width, box.height)


def tracks(faces: Sequence[Face]) -> list[int]:
    return [face.track for face in faces if face.track is not None]


def test_tracks_begin_at_one() -> None:
    assert tracks(OverlapTracker().update([LEFT, RIGHT])) == [1, 2]


def test_a_face_keeps_its_track_while_it_moves() -> None:
    tracker = OverlapTracker()
    followed = [tracks(tracker.update([moved(LEFT, 20 * step)])) for step in range(10)]
    assert followed == [[1]] * 10


def test_faces_keep_their_tracks_when_the_order_changes() -> None:
    tracker = OverlapTracker()
    tracker.update([LEFT, RIGHT])
    assert tracks(tracker.update([RIGHT, LEFT])) == [2, 1]


def test_the_best_overlap_is_matched_first() -> None:
    tracker = OverlapTracker()
    tracker.update([LEFT])
    assert tracks(tracker.update([moved(LEFT, 40), moved(LEFT, 5)])) == [2, 1]


def test_a_face_elsewhere_is_another_one() -> None:
    tracker = OverlapTracker()
    tracker.update([LEFT])
    assert tracks(tracker.update([RIGHT])) == [2]


def test_a_face_lost_for_ten_frames_keeps_its_track() -> None:
    tracker = OverlapTracker()
    tracker.update([LEFT])
    for _ in range(10):
        assert tracker.update([]) == ()
    assert tracks(tracker.update([LEFT])) == [1]


def test_a_face_lost_for_eleven_frames_gets_a_new_track() -> None:
    tracker = OverlapTracker()
    tracker.update([LEFT])
    for _ in range(11):
        tracker.update([])
    assert tracks(tracker.update([LEFT])) == [2]


BOXES = st.builds(
    Box, st.integers(0, 60), st.integers(0, 60), st.integers(1, 60), st.integers(1, 60)
)


@given(st.lists(st.lists(BOXES, max_size=6), max_size=30))
def test_tracks_are_never_shared_nor_used_again(video: list[list[Box]]) -> None:
    tracker = OverlapTracker()
    last_seen: dict[int, int] = {}
    for number, boxes in enumerate(video):
        faces = tracker.update(boxes)
        assert [face.box for face in faces] == boxes
        assert len(set(tracks(faces))) == len(boxes)
        for track in tracks(faces):
            highest = max(last_seen, default=0)
            assert track in last_seen or track > highest
            assert number - last_seen.get(track, number) <= 11
            last_seen[track] = number
