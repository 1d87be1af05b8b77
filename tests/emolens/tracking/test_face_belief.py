import numpy as np
import pytest

from emolens.readings import Box, Face, Frame
from emolens.tracking.face_belief import FaceTest

STILL = Face(Box(0, 0, 20, 20))
FIRST, SECOND = Face(Box(0, 0, 20, 20), 1), Face(Box(40, 0, 20, 20), 2)
THRESHOLD = 0.2


def frame(index: int, rate: float = 30) -> Frame:
    return Frame(np.zeros((2, 2, 3), np.uint8), index, index / rate, 0.0)


def follow(test: FaceTest, shares: list[float], start: int = 0, rate: float = 30) -> list[bool]:
    """Return for each frame whether the one track is a face."""
    passed = []
    for index, share in enumerate(shares, start):
        (face,) = test.passed(frame(index, rate), [FIRST], [share])
        passed.append(face)
    return passed


@pytest.mark.parametrize("probabilities", [None, [0.0, 0.0]])
def test_without_a_threshold_every_box_passes(probabilities: list[float] | None) -> None:
    assert FaceTest(None).passed(frame(0), [STILL, STILL], probabilities) == [True, True]


def test_a_still_is_decided_by_the_threshold() -> None:
    faces = [STILL] * 4
    probabilities = np.array([0.0, 0.19, 0.2, 1.0], np.float64)
    assert FaceTest(THRESHOLD).passed(frame(0), faces, probabilities) == [False, False, True, True]


@pytest.mark.parametrize("threshold", [0.0, 1.0])
def test_thresholds_at_the_ends_have_odds_too(threshold: float) -> None:
    passed = FaceTest(threshold).passed(frame(0), [STILL, STILL], [0.0, 1.0])
    assert passed == [threshold == 0, True]


def test_a_clear_face_is_one_at_once() -> None:
    assert follow(FaceTest(THRESHOLD), [0.99] * 3) == [True] * 3


def test_what_is_no_face_is_never_one_for_a_lucky_frame() -> None:
    shares = [0.02] * 300
    shares[100:105] = [0.9] * 5
    assert not any(follow(FaceTest(THRESHOLD), shares))


@pytest.mark.parametrize("rate", [10, 30])
def test_a_face_that_looks_away_for_a_second_stays(rate: int) -> None:
    shares = [0.99] * rate + [0.0] * rate + [0.99] * rate
    assert all(follow(FaceTest(THRESHOLD), shares, rate=rate))


@pytest.mark.parametrize("rate", [10, 30])
def test_a_track_that_is_a_face_no_longer_goes(rate: int) -> None:
    passed = follow(FaceTest(THRESHOLD), [0.99] * rate + [0.0] * 3 * rate, rate=rate)
    assert passed[rate]
    assert not passed[-1]


def test_noise_around_the_threshold_does_not_flicker() -> None:
    rng = np.random.default_rng(0)
    logits = np.log(THRESHOLD / (1 - THRESHOLD)) + rng.normal(0.1, 1, 600)
    passed = follow(FaceTest(THRESHOLD), list(1 / (1 + np.exp(-logits))))
    assert np.count_nonzero(np.diff(passed)) <= 1


def test_a_long_gap_lets_no_frame_decide_alone() -> None:
    test = FaceTest(THRESHOLD)
    assert all(follow(test, [0.99] * 30))
    assert follow(test, [0.0], start=60) == [True]


def test_each_track_is_decided_by_itself() -> None:
    test = FaceTest(THRESHOLD)
    for index in range(5):
        assert test.passed(frame(index), [FIRST, SECOND], [0.9, 0.01]) == [True, False]


def test_tracks_that_ended_are_forgotten() -> None:
    test = FaceTest(THRESHOLD)
    assert all(follow(test, [0.99] * 30))
    assert follow(test, [0.0], start=300) == [False]
