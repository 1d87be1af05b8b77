import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from emolens.readings import Box
from emolens.tracking.neutral_baseline import NeutralBaseline
from emolens.tracking.smoothing import DisplayState
from emolens.tracking.track import Track

BOX = Box(10, 10, 40, 40)
HAPPY = np.array([0.9, 0.1], np.float32)
SAD = np.array([0.1, 0.9], np.float32)


@pytest.fixture
def track() -> Track:
    """A track that has been seen for a second."""
    track = Track(BOX, 0.0, itertools.count(7))
    for index in range(1, 31):
        track.see(BOX, index / 30)
    return track


def show(track: Track, scores: NDArray[np.float32], now: float) -> DisplayState:
    return track.show(scores, now, smoothing=1.0)


def test_one_frame_stands_for_itself() -> None:
    track = Track(BOX, 0.0)
    state = show(track, SAD, 0.0)
    assert (state.top_label, state.smoothed) == (1, None)
    assert track.id is None
    assert [track.is_face(margin, 0.0) for margin in (-0.1, 0.0)] == [False, True]


def test_it_is_confirmed_by_several_detections() -> None:
    track = Track(BOX, 0.0)
    confirmed = []
    for index in range(1, 5):
        track.see(BOX, index / 20)
        confirmed.append(track.confirmed)
    assert confirmed == [False, True, True, True]


def test_one_that_is_trusted_is_confirmed_by_the_next() -> None:
    track = Track(BOX, 0.0, trusted=True)
    assert not track.confirmed
    track.see(BOX, 0.01)
    assert track.confirmed


def test_it_gets_its_id_when_it_is_first_shown(track: Track) -> None:
    assert track.id is None
    show(track, HAPPY, 1.0)
    show(track, HAPPY, 1.1)
    assert track.id == 7


def test_what_is_shown_is_steady(track: Track) -> None:
    show(track, HAPPY, 1.0)
    state = show(track, SAD, 1.03)
    assert state.top_label == 0
    assert state.smoothed is not None
    assert state.smoothed[0] > 0.5


def test_one_frame_does_not_decide_whether_it_is_a_face(track: Track) -> None:
    assert all(track.is_face(3.0, index / 30) for index in range(30, 60))
    assert track.is_face(-3.0, 2.0)


def test_its_scores_are_corrected_by_its_baseline(track: Track) -> None:
    show(track, HAPPY, 1.0)
    track.baseline = NeutralBaseline(("neutral", "sad"), np.array([0.4, 0.6]))
    for seconds in range(2, 60):
        state = show(track, np.array([0.3, 0.7], np.float32), seconds)
    assert state.corrected is not None
    assert state.corrected[0] > 0.7
    assert state.smoothed == pytest.approx(state.corrected, abs=1e-6)  # after a while


def test_what_a_model_said_of_it_can_be_forgotten(track: Track) -> None:
    show(track, HAPPY, 1.0)
    assert not track.is_face(-3.0, 1.0)
    track.forget_scores()
    assert show(track, SAD, 1.03).top_label == 1
    assert track.is_face(0.1, 1.03)
    assert track.id == 7


def test_it_is_over_when_it_was_not_seen_for_long(track: Track) -> None:
    assert not track.is_over(2.2)
    assert track.is_over(2.3)
    assert track.reach(2.0) > track.reach(1.0)
