import numpy as np
import pytest

from emolens.tracking.face_belief import FaceBelief, margin

THRESHOLD = 0.2


def believed(
    belief: FaceBelief, probabilities: list[float], start: int = 0, rate: float = 30
) -> list[bool]:
    """Return for each frame whether the track is of a face."""
    return [
        belief.update(margin(probability, THRESHOLD), index / rate)
        for index, probability in enumerate(probabilities, start)
    ]


def test_the_margin_is_what_is_beyond_the_threshold() -> None:
    signs = [np.sign(margin(probability, THRESHOLD)) for probability in (0.0, 0.19, 0.2, 1.0)]
    assert signs == [-1, -1, 0, 1]


@pytest.mark.parametrize("threshold", [0.0, 1.0])
def test_thresholds_at_the_ends_have_odds_too(threshold: float) -> None:
    assert (margin(0.0, threshold) >= 0) == (threshold == 0)
    assert margin(1.0, threshold) >= 0


def test_a_clear_face_is_one_at_once() -> None:
    assert believed(FaceBelief(), [0.99] * 3) == [True] * 3


def test_what_is_no_face_is_never_one_for_a_lucky_frame() -> None:
    probabilities = [0.02] * 300
    probabilities[100:105] = [0.9] * 5
    assert not any(believed(FaceBelief(), probabilities))


@pytest.mark.parametrize("rate", [10, 30])
def test_a_face_that_looks_away_for_a_second_stays(rate: int) -> None:
    probabilities = [0.99] * rate + [0.0] * rate + [0.99] * rate
    assert all(believed(FaceBelief(), probabilities, rate=rate))


@pytest.mark.parametrize("rate", [10, 30])
def test_a_track_that_is_a_face_no_longer_goes(rate: int) -> None:
    passed = believed(FaceBelief(), [0.99] * rate + [0.0] * 3 * rate, rate=rate)
    assert passed[rate]
    assert not passed[-1]


def test_noise_around_the_threshold_does_not_flicker() -> None:
    rng = np.random.default_rng(0)
    logits = np.log(THRESHOLD / (1 - THRESHOLD)) + rng.normal(0.1, 1, 600)
    passed = believed(FaceBelief(), list(1 / (1 + np.exp(-logits))))
    assert np.count_nonzero(np.diff(passed)) <= 1


def test_a_long_gap_lets_no_frame_decide_alone() -> None:
    belief = FaceBelief()
    assert all(believed(belief, [0.99] * 30))
    assert believed(belief, [0.0], start=60) == [True]
