import dataclasses

import numpy as np
import pytest

from emolens.readings import Box, Face, Frame
from emolens.tracking.following import Following, Unfollowed
from emolens.tracking.neutral_baseline import NeutralBaseline, NeutralBaselines
from emolens.tracking.smoothing import Smoother

BOX = Box(10, 10, 40, 40)
HAPPY = np.array([0.9, 0.1], np.float32)
SAD = np.array([0.1, 0.9], np.float32)


def frame(time: float, width: int = 160) -> Frame:
    return Frame(np.zeros((120, width, 3), np.uint8), 0, time, 0.0)


@pytest.fixture
def following() -> Following:
    return Following(Smoother(uncertain_below=0.5))


def see(following: Following, times: list[float], width: int = 160) -> tuple[Face, ...]:
    faces: tuple[Face, ...] = ()
    for time in times:
        following.expected(frame(time, width))
        faces = tuple(map(following.number, following.follow([BOX])))
        for face in faces:
            following.show(face, HAPPY)
    return faces


SECOND = [index / 30 for index in range(30)]


def test_a_still_picture_expects_nothing_and_shows_all() -> None:
    stills = Unfollowed(uncertain_below=0.5)
    assert stills.expected(frame(0.0)) == ()
    (face,) = map(stills.number, stills.follow([BOX]))
    assert face == Face(BOX)
    assert stills.show(face, SAD).leader == 1


def test_a_followed_face_is_expected_and_steady(following: Following) -> None:
    (face,) = see(following, SECOND)
    assert face == Face(BOX, 1)
    assert following.expected(frame(1.0)) == (BOX,)
    assert following.show(face, SAD).leader == 0


@pytest.mark.parametrize("times", [[5.0] * 30, [5 - time for time in SECOND]])
def test_faces_are_followed_where_time_stands_still_or_runs_back(
    following: Following, times: list[float]
) -> None:
    assert see(following, times) == (Face(BOX, 1),)


def test_a_frame_that_was_jumped_to_is_read_for_itself(following: Following) -> None:
    see(following, SECOND)
    jumped = dataclasses.replace(frame(60.0), cut=True)
    assert following.expected(jumped) == ()
    (face,) = map(following.number, following.follow([BOX]))
    shown = following.show(face, SAD)
    assert face == Face(BOX)
    assert shown.leader == 1
    assert shown.smoothed is None
    assert see(following, [60.03]) == (Face(BOX, 2),)


def test_lost_faces_are_forgotten_where_time_stands_still(following: Following) -> None:
    see(following, [5.0] * 30)
    for _ in range(60):
        following.expected(frame(5.0))
        following.follow([])
    assert following.expected(frame(5.0)) == ()


def test_the_smoothing_of_lost_faces_is_forgotten() -> None:
    smoother = Smoother(uncertain_below=0.5)
    following = Following(smoother)
    see(following, SECOND)
    following.expected(frame(60.0))
    following.follow([])
    assert smoother.update(1, 61.0, SAD).leader == 1


def test_faces_are_numbered_as_they_are_shown_and_keep_their_numbers(following: Following) -> None:
    apart = Box(100, 10, 40, 40)
    for time in SECOND:
        following.expected(frame(time))
        found = following.follow([BOX, apart])
    first, second = found
    assert following.number(second) == Face(apart, 1)
    assert following.number(first) == Face(BOX, 2)
    assert following.number(second) == Face(apart, 1)


def test_a_frame_of_another_size_ends_all_tracks(following: Following) -> None:
    see(following, SECOND)
    assert following.expected(frame(1.0, width=320)) == ()
    later = [1 + time for time in SECOND]
    assert see(following, later, width=320) == (Face(BOX, 2),)


def test_a_calibrated_face_is_shown_corrected_until_its_track_ends() -> None:
    baselines = NeutralBaselines()
    following = Following(Smoother(uncertain_below=0.5), baselines)
    (face,) = see(following, SECOND)
    baselines.put(1, NeutralBaseline(("neutral", "sad"), np.array([0.4, 0.6])))
    following.expected(frame(60.0))
    shown = following.show(face, np.array([0.3, 0.7], np.float32))
    assert shown.corrected is not None
    assert shown.corrected[0] > 0.7
    assert shown.smoothed == pytest.approx(shown.corrected, abs=1e-6)  # after a long pause
    following.follow([])
    assert following.show(face, SAD).corrected is None
